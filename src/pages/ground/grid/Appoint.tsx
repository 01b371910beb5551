import { useQuery } from '@/client/query';
import type { GridView } from '@/domain/places/gridSchema';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { NOBODY, useAppointing, type Draft } from './useAppointing';

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
