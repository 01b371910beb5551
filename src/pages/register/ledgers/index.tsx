import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { InputOf, OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { useQuery } from '@/client/query';
import type { LedgerName } from '@/domain/care/visitSchema';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { LEDGERS, optionsOf, OUTCOMES, VISIT_KINDS } from '@/features/register/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

type Asked = InputOf<'visits.ledger'>;
type Row = OutputOf<'visits.ledger'>['rows'][number];

function Entry({ row }: { row: Row }) {
  const { visit, tag, outcome, kind, at, placeName, roomName, struck } = row;
  const where = [placeName, roomName].filter(Boolean).join(' ');
  return (
    <Cell
      title={where}
      note={`${sayTime(at)} · ${VISIT_KINDS[kind]} · ${LEDGERS[tag]}`}
      value={struck ? '作废了' : OUTCOMES[outcome]}
      onTap={() => go('register/entry', { id: visit })}
    />
  );
}

function Ledger(asked: Asked) {
  const list = usePaged('visits.ledger', asked);
  return (
    <Reading query={list} rows={3}>
      {({ rows }) => (
        <Card>
          {rows.length === 0 ? <Empty title="这一本还是空的" text="记一次走访，这里就有了。" /> : null}
          <View>
            {rows.map((row, n) => (
              <Entry key={`${row.visit} ${n}`} row={row} />
            ))}
          </View>
          <More list={list} />
        </Card>
      )}
    </Reading>
  );
}

function Figures({ area }: { area: string }) {
  const query = useQuery('visits.figures', { area });
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => {
        const sum = (of: 'settled' | 'handedOn') => rows.reduce((all, row) => all + row[of], 0);
        return <View>{`走访里当场解决 ${sum('settled')} 件，转给别人办 ${sum('handedOn')} 件。`}</View>;
      }}
    </Reading>
  );
}

/** The ledgers that visits feed, one at a time; outcomes are counted, entries never. */
export default function Ledgers() {
  const { area = '', level } = useRouter().params;
  const [ledger, setLedger] = useState<LedgerName>('visit');
  return (
    <Page>
      <Card>
        <Figures area={area} />
        <Choice label="看哪一本" options={optionsOf(LEDGERS)} chosen={[ledger]} onPick={setLedger} />
      </Card>
      <Ledger key={ledger} area={area} level={level === 'grid4' ? 'grid4' : 'community'} ledger={ledger} />
    </Page>
  );
}
