import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/client/api';
import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import { useQuery } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';

interface FarmDraft {
  name: string;
  brand: string;
  village: string;
  story: string;
}
const EMPTY: FarmDraft = { name: '', brand: '', village: '', story: '' };

function Form({ area, id, given }: { area: string; id: string; given: FarmDraft }) {
  const draft = useDraft<FarmDraft>(`farm.${id || area}`, given);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();
  const { name, brand, village, story } = draft.value;
  const save = async (): Promise<void> => {
    setBusy(true);
    const fields = { name, brand, village, story };
    const answer =
      id === ''
        ? await call('shop.addFarm', { place: area, ...fields }, draft.requestId)
        : await call('shop.editFarm', { id, ...fields }, draft.requestId);
    setBusy(false);
    if (answer.ok) {
      draft.done();
      return void Taro.navigateBack();
    }
    if (answer.error.code === 'CONFLICT') draft.renew();
    const wrong = answer.error.fields?.[0]?.rule;
    return setTold(wrong === undefined ? shopSentence(answer.error.code) : fieldSentence(wrong));
  };
  return (
    <Card>
      <Field label="名称" max={40} value={name} onInput={(text) => draft.change({ name: text })} />
      <Field label="牌子（可以不写）" max={20} value={brand} onInput={(text) => draft.change({ brand: text })} />
      <Field label="在哪个村" max={40} value={village} onInput={(text) => draft.change({ village: text })} />
      <Field
        label="说两句（可以不写）"
        lines="many"
        max={300}
        value={story}
        onInput={(text) => draft.change({ story: text })}
      />
      {told ? <Banner tone="error">{told}</Banner> : null}
      <Button big loading={busy} onTap={() => void save()}>
        记下来
      </Button>
    </Card>
  );
}

/** An enterprise whose products are sold: entering it, or putting it right. */
export default function Farm() {
  const { area = '', id = '' } = useRouter().params;
  const farms = useQuery('shop.farms', { place: area });
  const known = ({ name, brand, village, story }: FarmDraft): FarmDraft => ({ name, brand, village, story });
  return (
    <Page>
      <Reading query={farms}>
        {({ rows }) => {
          const farm = rows.find((row) => row.id === id);
          return <Form key={id} area={area} id={farm ? id : ''} given={farm ? known(farm) : EMPTY} />;
        }}
      </Reading>
    </Page>
  );
}
