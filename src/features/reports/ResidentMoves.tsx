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

/** What may be done next, as the server says: the reporter’s own moves here, all others on the worker’s page. */
export function ResidentMoves({ report, onStale }: ResidentMovesProps) {
  const [asking, setAsking] = useState<string>();
  const [thanks, setThanks] = useState<string>();
  const own = report.as.includes('reporter')
    ? Object.keys(RESIDENT_MOVES).filter((name) => report.moves.includes(name))
    : [];
  const handling = report.moves.some((name) => !own.includes(name));
  const move = asking === undefined ? undefined : RESIDENT_MOVES[asking];
  const close = () => setAsking(undefined);
  return (
    <>
      {thanks ? <Banner>{thanks}</Banner> : null}
      {own.map((name, n) => (
        <Button
          key={name}
          big={n === 0 && name !== 'withdraw'}
          tone={n === 0 && name !== 'withdraw' ? 'primary' : 'plain'}
          onTap={() => setAsking(name)}
        >
          {RESIDENT_MOVES[name]?.button ?? ''}
        </Button>
      ))}
      {report.mergedInto === null ? null : (
        <Button tone="plain" onTap={() => go('reports/detail', { id: report.mergedInto ?? '' })}>
          看并在一起的那件
        </Button>
      )}
      {handling ? (
        <Button big icon="service" onTap={() => go('work/handle', { id: report.id })}>
          去办这件事
        </Button>
      ) : null}
      {move && asking !== undefined ? (
        <MoveSheet
          key={asking}
          report={report}
          name={asking}
          move={move}
          onClose={close}
          onDone={() => {
            close();
            setThanks(move.thanks);
          }}
          onStale={onStale}
        />
      ) : null}
    </>
  );
}
