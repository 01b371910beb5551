import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import type { ReportView } from '@/domain/reports/schema';

/** An open report of the same building. */
export type SameBuildingRow = OutputOf<'reports.desk'>['rows'][number];
const TABS = ['overdue', 'today', 'later', 'waiting'] as const;

/** The open reports of the same building, as far as the first pages of the community's desk hold them. */
export const useSameBuilding = (
  report: ReportView,
): { rows: SameBuildingRow[] | undefined; failed: boolean; reload: () => void } => {
  const { building = '', community = '' } = report.area;
  const place = useQuery('places.get', { id: building }, building !== '');
  const desk = (tab: (typeof TABS)[number]) => ({ area: community, level: 'community' as const, tab });
  const overdue = useQuery('reports.desk', desk('overdue'));
  const today = useQuery('reports.desk', desk('today'));
  const later = useQuery('reports.desk', desk('later'));
  const waiting = useQuery('reports.desk', desk('waiting'));
  const all = [overdue, today, later, waiting];

  // A row names its place as compound, building and unit; the building's own path begins with district, street, community.
  const name = place.data?.place.path.slice(3).join(' ');
  const here = (row: SameBuildingRow) =>
    row.id !== report.id && (row.placeName === name || row.placeName.startsWith(`${name} `));
  const known = name !== undefined && all.every(({ data }) => data !== undefined);
  return {
    rows: known ? all.flatMap(({ data }) => data?.rows.filter(here) ?? []) : undefined,
    failed: !known && [place, ...all].some(({ error, data }) => error !== undefined && data === undefined),
    reload: () => [place, ...all].forEach(({ reload }) => reload()),
  };
};
