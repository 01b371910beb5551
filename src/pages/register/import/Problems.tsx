import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import type { Preview } from './useLooked';

const FIRST = 10;

/** What is wrong with a table, row by row. */
export function Problems({ preview: { total, problems } }: { preview: Preview }) {
  const [all, setAll] = useState(false);
  if (problems.length === 0)
    return (
      <Card title="都看得懂">
        <View>{`一共 ${total} 户，没有填错的地方。`}</View>
      </Card>
    );
  return (
    <Card title={`有 ${problems.length} 处没填对`}>
      <View>
        {problems.slice(0, all ? problems.length : FIRST).map(({ row, column, words }, n) => (
          <Cell key={n} icon="warn" title={`第 ${row} 行${column === '' ? '' : ` · ${column}`}`} note={words} />
        ))}
      </View>
      {!all && problems.length > FIRST ? (
        <Button tone="plain" onTap={() => setAll(true)}>
          {`还有 ${problems.length - FIRST} 处，都看看`}
        </Button>
      ) : null}
    </Card>
  );
}
