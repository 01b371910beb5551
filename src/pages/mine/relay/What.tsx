import type { Topic } from '@/domain/registry/relayWords';
import type { Wrong } from '@/features/privacy/useAct';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { TOPIC_OPTIONS, type RelayDraft } from './draft';

/** What the words are about, to whom they go, and the words. */
export function What({
  draft,
  wrong,
  change,
}: {
  draft: RelayDraft;
  wrong: Wrong;
  change: (part: Partial<RelayDraft>) => void;
}) {
  return (
    <Card>
      <Choice
        label="为什么事?"
        options={TOPIC_OPTIONS}
        chosen={draft.topic === null ? [] : [draft.topic]}
        onPick={(topic: Topic) => change({ topic })}
        {...(wrong['topic'] ? { error: wrong['topic'] } : {})}
      />
      <Field
        label="捎给哪一户（不知道就空着）"
        hint="写门牌号，例如 2单元 301；空着，网格员去找"
        max={12}
        value={draft.door}
        onInput={(door) => change({ door })}
        {...(wrong['door'] ? { error: wrong['door'] } : {})}
      />
      <Field
        label="捎什么话"
        hint="电话、微信号别写在这里；要互留电话，捎到以后再留"
        placeholder="例如：我家卫生间顶上滴水，想请您看看水管"
        lines="many"
        max={200}
        value={draft.words}
        onInput={(words) => change({ words })}
        {...(wrong['words'] ? { error: wrong['words'] } : {})}
      />
    </Card>
  );
}
