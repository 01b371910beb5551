import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDraft } from '@/client/drafts';
import { go } from '@/client/go';
import type { NamedPlace } from '@/client/place';
import { useAskedPlace } from '@/features/places/useAskedPlace';
import { Where } from '@/features/places/Where';
import { Refusal } from '@/features/privacy/Lacking';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../mine.module.scss';
import { EMPTY, gapsIn, inputOf, type RelayDraft } from './draft';
import { What } from './What';

/** Asks the grid worker to carry words to a neighbour one does not know. */
export default function AskRelay() {
  const { report } = useRouter().params;
  const asked = useAskedPlace();
  const draft = useDraft<RelayDraft>(`relay.${report ?? 'new'}`, EMPTY);
  const [picked, setPicked] = useState<NamedPlace>();
  const { busy, problem, lacks, wrong, act, tell } = useAct();
  const place = picked ?? asked;
  const send = async (): Promise<void> => {
    const gaps = gapsIn(draft.value, place);
    if (!place || Object.keys(gaps).length > 0) return tell(gaps, '有红字的地方还差一点。');
    const made = await act('relays.ask', inputOf(draft.value, place.id, report));
    if (!made) return undefined;
    draft.done();
    return go('mine/words', { id: made.id }, true);
  };
  return (
    <Page>
      <Where place={place} other={null} error={wrong['place']} onPlace={setPicked} />
      <What draft={draft.value} wrong={wrong} change={draft.change} />
      <Card>
        <View className={cx(styles.fine)}>
          您写的话，网格员看得到，由他捎给那一家。那一家不知道您是谁，您也看不到那一家是谁、电话多少。
        </View>
        <Refusal problem={problem} lacks={lacks} />
        <Button big icon="check" loading={busy} onTap={() => void send()}>
          请网格员去捎
        </Button>
      </Card>
    </Page>
  );
}
