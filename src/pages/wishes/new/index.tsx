import { useState } from 'react';
import { useSending } from '@/features/forms/useSending';
import { useAskedPlace } from '@/features/places/useAskedPlace';
import { Where } from '@/features/places/Where';
import { isWishBegun } from '@/features/wall/draft';
import { Banner } from '@/ui/Banner';
import { Page } from '@/ui/Page';
import { Pictures } from './Pictures';
import { sendable } from './sendable';
import { Send } from './Send';
import { useWishForm } from './useWishForm';
import { What } from './What';
import { Sharing } from './Sharing';
import { Whom } from './Whom';

/** Writes a wish: what, when, for whom, where; and who will see which part. */
export default function NewWish() {
  const asked = useAskedPlace();
  const form = useWishForm(asked);
  const { wrong, mend, ...sending } = useSending(sendable(form));
  const { value, place, edit } = form;
  const [old, setOld] = useState(() => isWishBegun(value));
  const restart = (): void => {
    setOld(false);
    form.restart();
  };
  const other = asked && place && asked.id !== place.id ? asked : null;
  return (
    <Page>
      {old ? <Banner action={{ label: '重新写', onTap: restart }}>上次没写完的还在，接着写就行。</Banner> : null}
      <What form={form} wrong={wrong} mend={mend} />
      <Whom form={form} wrong={wrong} />
      <Where place={place} other={other} error={wrong.place} onPlace={(next) => edit({ place: next })} />
      <Pictures form={form} wrong={wrong} />
      <Sharing value={value} edit={edit} />
      <Send form={form} sending={sending} />
    </Page>
  );
}
