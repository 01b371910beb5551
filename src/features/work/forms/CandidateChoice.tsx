import { useQuery } from '@/client/query';
import { useMe } from '@/client/me';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';

interface CandidateChoiceProps {
  report: string;
  chosen: string;
  onPick: (person: string) => void;
  /** Only those above a grid. */
  higher?: boolean;
  error?: string | undefined;
}

/** Who is given the matter: the people with a duty over its place, by their public names. */
export function CandidateChoice({ report, chosen, onPick, higher = false, error }: CandidateChoiceProps) {
  const query = useQuery('reports.candidates', { id: report });
  const { me } = useMe();
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => {
        const fit = rows.filter(({ role }) => !higher || role !== 'gridWorker');
        if (fit.length === 0) return <Banner>这一片还没有登记别的同事，请先给社区打电话。</Banner>;
        const options = fit.map(({ id, name }) => ({ value: id, label: id === me?.id ? `${name}（我）` : name }));
        return (
          <Choice
            label="交给谁?"
            options={options}
            chosen={[chosen]}
            onPick={onPick}
            {...(error === undefined ? {} : { error })}
          />
        );
      }}
    </Reading>
  );
}
