import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import { useQuery } from '@/client/query';
import type { GridView } from '@/domain/places/gridSchema';
import { Reading } from '@/features/reading/Reading';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';

type Post = NonNullable<GridView['primary']>;
interface Draft {
  person: string;
  phone: string;
}
const HOURS = '每天 8:30–18:00';
const NOBODY = 'nobody';
const draftOf = (post: Post | null): Draft => ({ person: post?.person ?? NOBODY, phone: post?.phone ?? '' });

const useAppointing = (grid: GridView, onDone: () => void) => {
  const [first, setFirst] = useState(draftOf(grid.primary));
  const [second, setSecond] = useState(draftOf(grid.backup));
  const acting = useAct(groundSentence);
  const send = (names: ReadonlyMap<string, string>): void => {
    if (first.person === NOBODY) return acting.say('请先选A岗是谁。');
    if (first.person === second.person) return acting.say('A岗和B岗要是两个人。');
    const post = ({ person, phone }: Draft) => ({ person, phone, name: names.get(person) ?? '', hours: HOURS });
    const backup = second.person === NOBODY ? {} : { backup: post(second) };
    const input = { id: grid.id, primary: post(first), ...backup };
    return void acting.act((requestId) => call('places.appoint', input, requestId), onDone);
  };
  return { first, setFirst, second, setSecond, send, ...acting };
};

interface OneProps {
  post: 'A' | 'B';
  options: readonly { value: string; label: string }[];
  value: Draft;
  onChange: (value: Draft) => void;
  error?: string | undefined;
}

function One({ post, options, value, onChange, error }: OneProps) {
  return (
    <>
      <Choice
        label={`${post}岗是谁`}
        options={options}
        chosen={[value.person]}
        onPick={(person) => onChange({ ...value, person })}
      />
      {value.person === NOBODY ? null : (
        <Field
          label={`${post}岗的工作电话`}
          hint="居民看得到，请填对外的那个"
          value={value.phone}
          onInput={(phone) => onChange({ ...value, phone })}
          {...(error === undefined ? {} : { error })}
        />
      )}
    </>
  );
}

/** Says who holds the two posts of a grid: among those who have a role there. */
export function Appoint({ grid, onDone }: { grid: GridView; onDone: () => void }) {
  const query = useQuery('people.holders', { area: grid.id });
  const { first, setFirst, second, setSecond, send, busy, problem, wrong } = useAppointing(grid, onDone);
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => {
        const names = new Map(rows.map(({ id, title }) => [id, title]));
        const options = [...names].map(([value, label]) => ({ value, label }));
        if (options.length === 0) return <Banner>还没有人担这个网格的职务。请先到“谁担着什么职务”里请人。</Banner>;
        const none = { value: NOBODY, label: '先不定' };
        return (
          <>
            <One post="A" options={options} value={first} onChange={setFirst} error={wrong('phone')} />
            <One post="B" options={[...options, none]} value={second} onChange={setSecond} error={wrong('phone')} />
            {problem ? <Banner tone="error">{problem}</Banner> : null}
            <Button loading={busy} onTap={() => send(names)}>
              就这么定
            </Button>
          </>
        );
      }}
    </Reading>
  );
}
