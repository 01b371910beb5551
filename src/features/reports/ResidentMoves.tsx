import { useState } from 'react';
import { go } from '@/client/go';
import type { ReportView } from '@/domain/reports/schema';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { MoveSheet } from './MoveSheet';
import { RESIDENT_MOVES } from './residentMoves';

interface ResidentMovesProps {
  report: ReportView;
  onStale: () => void;
}

function Elsewhere({ report, handling }: { report: ReportView; handling: boolean }) {
  const parent = report.mergedInto;
  const { from, to } = report.links;
  return (
    <>
      {parent === null ? null : (
        <Button tone="plain" onTap={() => go('reports/detail', { id: parent })}>
          看并在一起的那件
        </Button>
      )}
      {to === null ? null : (
        <Button tone="plain" icon="wall" onTap={() => go('wishes/detail', { id: to })}>
          去回音壁看这个心愿
        </Button>
      )}
      {from === null ? null : (
        <Button tone="plain" icon="wall" onTap={() => go('wishes/detail', { id: from.id })}>
          看原来的心愿
        </Button>
      )}
      {handling ? (
        <Button big icon="service" onTap={() => go('work/handle', { id: report.id })}>
          去办这件事
        </Button>
      ) : null}
    </>
  );
}

/** What may be done next, as the server says: the reporter’s own moves here, all others on the worker’s page. */
export function ResidentMoves({ report, onStale }: ResidentMovesProps) {
  const [asking, setAsking] = useState<string>();
  const [thanks, setThanks] = useState<string>();
  const isOwn = (name: string) => name in RESIDENT_MOVES && report.as.includes('reporter');
  const own = Object.keys(RESIDENT_MOVES).filter((name) => isOwn(name) && report.moves.includes(name));
  const move = asking === undefined ? undefined : RESIDENT_MOVES[asking];
  const done = (): void => {
    setAsking(undefined);
    setThanks(move?.thanks);
  };
  const sheet = { report, onStale, onDone: done, onClose: () => setAsking(undefined) };
  return (
    <>
      {thanks ? <Banner>{thanks}</Banner> : null}
      {own.map((name) => (
        <Button
          key={name}
          {...(name === 'pass' ? { big: true } : { tone: 'plain' as const })}
          onTap={() => setAsking(name)}
        >
          {RESIDENT_MOVES[name]?.button ?? ''}
        </Button>
      ))}
      <Elsewhere report={report} handling={report.moves.some((name) => !isOwn(name))} />
      {move && asking !== undefined ? <MoveSheet key={asking} {...sheet} name={asking} move={move} /> : null}
    </>
  );
}
