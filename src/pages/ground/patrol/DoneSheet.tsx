import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { StopView } from '@/domain/patrol/stops';
import { Arrival, hereOf, type Here } from '@/features/arrival/Arrival';
import { useAct } from '@/features/register/useAct';
import { gapOf } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

const READY = ['码被海报盖住了', '码看不清', '还没贴码'] as const;
const NOT_YET: Here = { arrival: '', reason: '' };

/** A building was patrolled: by the code at its door, or with a word why it was not scanned. */
export function DoneSheet({ stop, onClose }: { stop: StopView; onClose: () => void }) {
  const [here, setHere] = useState(NOT_YET);
  const [note, setNote] = useState('');
  const { busy, problem, act, say } = useAct(groundSentence);
  const send = (): void => {
    if (here.arrival === '' && gapOf(here.reason)) return say(groundSentence('PRESENCE_NEEDED'));
    const said = hereOf(here);
    const presence = 'arrival' in said ? said : { unscanned: said.reason };
    const words = note.trim() === '' ? {} : { note: note.trim() };
    return void act((requestId) => call('patrol.done', { id: stop.id, ...presence, ...words }, requestId), onClose);
  };
  return (
    <Sheet
      title={`${stop.late ? '补巡' : '巡'}${stop.placeName}`}
      confirm="巡好了"
      loading={busy}
      onConfirm={send}
      onClose={onClose}
    >
      <Arrival
        spot={{ place: stop.building, purpose: 'patrol', about: stop.id }}
        value={here}
        onChange={(part) => setHere({ ...here, ...part })}
        ready={READY}
      />
      <Field label="看到了什么?可以不写" lines="many" max={200} value={note} onInput={setNote} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
