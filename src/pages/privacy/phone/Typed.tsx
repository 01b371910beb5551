import { useState } from 'react';
import type { NamedPlace } from '@/client/place';
import { useAskedPlace } from '@/features/places/useAskedPlace';
import { Where } from '@/features/places/Where';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { fieldSentence } from '@/client/messages';

const PHONE = /^1[3-9]\d{9}$/;

/** A number typed by hand, which the grid worker of the building confirms. */
export function Typed({ onTold }: { onTold: () => void }) {
  const here = useAskedPlace();
  const [chosen, setChosen] = useState<NamedPlace>();
  const [phone, setPhone] = useState('');
  const { busy, problem, wrong, act, tell } = useAct();
  const place = chosen ?? here;
  const send = async (): Promise<void> => {
    const gaps = {
      ...(PHONE.test(phone.trim()) ? {} : { phone: fieldSentence('phone') }),
      ...(place ? {} : { place: '请先选您住哪栋楼，好请那里的网格员核实。' }),
    };
    if (!place || Object.keys(gaps).length > 0) return tell(gaps);
    if (!(await act('people.tellPhone', { place: place.id, phone: phone.trim() }))) return undefined;
    setPhone('');
    return onTold();
  };
  return (
    <>
      <Card title="自己填一个">
        <Field
          label="手机号"
          hint="填好以后，网格员会打给您，听您说一遍号码，对上了就算数。"
          type="number"
          max={11}
          value={phone}
          onInput={(typed) => {
            setPhone(typed);
            tell({});
          }}
          {...(wrong['phone'] ? { error: wrong['phone'] } : {})}
        />
      </Card>
      <Where place={place} other={null} error={wrong['place']} onPlace={setChosen} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button tone="plain" loading={busy} onTap={() => void send()}>
        请网格员核实
      </Button>
    </>
  );
}
