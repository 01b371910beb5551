import { useQuery } from '@/client/query';
import type { ReportView } from '@/domain/reports/schema';
import { ReadingsCard } from '@/features/reading/ReadingsCard';

/** For the reporter: who has looked at his phone number, when and what for. */
export function Readings({ report }: { report: ReportView }) {
  const wanted = report.as.includes('reporter') && report.contactMask !== null;
  const readings = useQuery('reports.readings', { id: report.id }, wanted);
  if (!wanted) return null;
  return <ReadingsCard title="谁看过您的电话" left="您留的电话" mask={report.contactMask ?? ''} query={readings} />;
}
