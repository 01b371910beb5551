import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** How often a code was scanned on the spot in an area, or a reason given. */
export function Presences({ area }: { area: string }) {
  const query = useQuery('arrival.figures', { area });
  return (
    <Card title="到场扫码">
      <Reading query={query} rows={1}>
        {({ scanned, unscanned, drawn, doubtful }) => (
          <>
            <Cell title="扫了码的" note="办结、走访、巡查都算" value={`${scanned} 次`} />
            <Cell title="说了原因没扫的" value={`${unscanned} 次`} />
            <Cell title="抽到要核实的" note="扫了和没扫的都会抽" value={`${drawn} 次`} />
            <Cell title="没能核实的" value={`${doubtful} 次`} />
          </>
        )}
      </Reading>
    </Card>
  );
}
