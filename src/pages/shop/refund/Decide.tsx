import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import { keep } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { RefundView } from '@/domain/shop/order';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

const MOST = 200;

const useDeciding = ({ id, rev }: RefundView, onStale: () => void) => {
  const draft = useDraft(`refund.reject.${id}.${rev}`, { reason: '' });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const decide = async (agreed: boolean): Promise<void> => {
    const { reason } = draft.value;
    if (!agreed && [...reason.trim()].length < 2) return setRefused(fieldSentence('too_short'));
    setBusy(true);
    const answer = agreed
      ? await call('shop.approveRefund', { id })
      : await call('shop.rejectRefund', { id, reason }, draft.requestId);
    setBusy(false);
    if (!answer.ok) {
      onStale();
      return setRefused(shopSentence(answer.error.code));
    }
    draft.done();
    return keep('shop.refund', { id }, answer.data);
  };
  return { draft, busy, refused, decide: (agreed: boolean) => void decide(agreed) };
};

/** Agreeing to a refund, or declining it with a reason the buyer reads. */
export function Decide({ refund, onStale }: { refund: RefundView; onStale: () => void }) {
  const { draft, busy, refused, decide } = useDeciding(refund, onStale);
  const [declining, setDeclining] = useState(false);
  return (
    <Card title="同意退吗?">
      <View>同意以后，钱马上原路退回买家的微信，不能再收回。</View>
      {refused && !declining ? <Banner tone="error">{refused}</Banner> : null}
      <Button big icon="check" loading={busy && !declining} onTap={() => decide(true)}>
        {`同意，退 ${yuan(refund.amount)}`}
      </Button>
      <Button tone="plain" onTap={() => setDeclining(true)}>
        不同意
      </Button>
      {declining ? (
        <Sheet
          title="为什么不能退?"
          confirm="就这样答复"
          loading={busy}
          onConfirm={() => decide(false)}
          onClose={() => setDeclining(false)}
        >
          <Field
            label="跟买家说清楚"
            hint="买家看得到这句话。"
            lines="many"
            max={MOST}
            value={draft.value.reason}
            onInput={(reason) => draft.change({ reason })}
          />
          {refused ? <Banner tone="error">{refused}</Banner> : null}
        </Sheet>
      ) : null}
    </Card>
  );
}
