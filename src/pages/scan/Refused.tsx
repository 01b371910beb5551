import { go } from '@/client/go';
import { herePlace, shortName } from '@/client/place';
import { readSentence } from '@/client/readMessages';
import { useStored } from '@/client/drafts';
import { isBegun, REPORT_FORM, type ReportDraft } from '@/features/reports/draft';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';

interface RefusedProps {
  code: string;
  onScan: () => void;
  onPick: () => void;
  onRetry: () => void;
}

/** Why a code leads nowhere and what to do; what was there before is still there, and says so. */
export function Refused({ code, onScan, onPick, onRetry }: RefusedProps) {
  const last = herePlace();
  const report = useStored<ReportDraft>(REPORT_FORM);
  const offline = code === 'OFFLINE' || code === 'INTERNAL';
  return (
    <>
      <Card>
        <Empty
          drawing="house"
          title={offline ? '还没问到这是哪里' : '这个码用不了'}
          text={readSentence(code)}
          action={offline ? { label: '再试一次', onTap: onRetry } : { label: '自己选是哪栋楼', onTap: onPick }}
        />
      </Card>
      <Button big icon="scan" onTap={onScan}>
        再扫一次
      </Button>
      {last ? (
        <Banner action={{ label: '去那里', onTap: () => go('places/home', { id: last.building.id }, true) }}>
          {`上次的${shortName(last.path)}还记着。`}
        </Banner>
      ) : null}
      {report && isBegun(report.value) ? (
        <Banner action={{ label: '接着写', onTap: () => go('reports/new', {}, true) }}>
          没写完的那件还在，没有丢。
        </Banner>
      ) : null}
    </>
  );
}
