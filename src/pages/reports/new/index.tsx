import Taro from '@tarojs/taro';
import { useState } from 'react';
import { CATEGORIES, CATEGORY_KEYS, type Category } from '@/domain/reports/categories';
import { useAskedPlace } from '@/features/places/useAskedPlace';
import { Where } from '@/features/places/Where';
import { useSending } from '@/features/forms/useSending';
import { isBegun } from '@/features/reports/draft';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Page } from '@/ui/Page';
import { Danger } from './Danger';
import { Send } from './Send';
import { useReportForm } from './useReportForm';
import { sendable } from './sendable';
import { What } from './What';
import { Who } from './Who';

const KINDS = CATEGORY_KEYS.map((value) => ({ value, label: CATEGORIES[value] }));

interface KindProps {
  chosen: Category | null;
  error: string | undefined;
  onPick: (kind: Category) => void;
}

function Kind({ chosen, error, onPick }: KindProps) {
  return (
    <Card>
      <Choice
        label="是哪一类?"
        options={KINDS}
        chosen={chosen ? [chosen] : []}
        onPick={onPick}
        {...(error ? { error } : {})}
      />
    </Card>
  );
}

/** Reports a problem: where, what kind, what happened, who may know. */
export default function NewReport() {
  const asked = useAskedPlace();
  const form = useReportForm(asked);
  const { wrong, ...sending } = useSending(sendable(form));
  const { value, place, edit } = form;
  const [old, setOld] = useState(() => isBegun(value));
  const [calling, setCalling] = useState(false);
  const pick = (category: Category): void => {
    setCalling(category === 'danger');
    if (category === 'danger') void Taro.pageScrollTo({ scrollTop: 0 });
    edit({ category });
  };
  const restart = (): void => {
    setOld(false);
    form.restart();
  };
  const other = asked && place && asked.id !== place.id ? asked : null;
  const danger = value.category === 'danger';
  return (
    <Page>
      {danger ? <Danger onGoOn={calling ? () => setCalling(false) : undefined} /> : null}
      {old ? <Banner action={{ label: '重新写', onTap: restart }}>上次没写完的还在，接着写就行。</Banner> : null}
      <Where place={place} other={other} error={wrong.place} onPlace={(next) => edit({ place: next })} />
      <Kind chosen={value.category} error={wrong.category} onPick={pick} />
      {calling ? null : (
        <>
          <What form={form} wrong={wrong} />
          <Who form={form} wrong={wrong} />
          <Send form={form} sending={sending} />
        </>
      )}
    </Page>
  );
}
