import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { useMe } from '@/client/me';
import { LEVELS } from '@/domain/_kernel/levels';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import type { FormProps } from '../MoveScreen';

type Candidate = OutputOf<'reports.candidates'>['rows'][number];

interface CandidateChoiceProps extends FormProps {
  move: 'assign' | 'transfer' | 'escalate';
  chosen: string;
  onPick: (person: string) => void;
  error?: string | undefined;
}

/** Who is given the matter: the people with a duty over its place, by their public names. */
export function CandidateChoice({ report, move, chosen, onPick, error }: CandidateChoiceProps) {
  const query = useQuery('reports.candidates', { id: report.id });
  const { me } = useMe();
  // Upwards only a wider level comes into question, and nobody hands a matter on to himself.
  const isWider = ({ level }: Candidate) => LEVELS.indexOf(level) < LEVELS.indexOf(report.level);
  const fits = (candidate: Candidate) =>
    (move !== 'escalate' || isWider(candidate)) &&
    (move === 'assign' || candidate.id !== me?.id || !report.as.includes('assignee'));
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => {
        const fit = rows.filter(fits);
        if (fit.length === 0) return <Banner>这一片还没有登记别的同事，请先给社区打电话。</Banner>;
        const options = fit.map(({ id, name }) => ({ value: id, label: id === me?.id ? `${name}（我）` : name }));
        return (
          <Card>
            <Choice
              label="交给谁?"
              options={options}
              chosen={[chosen]}
              onPick={onPick}
              {...(error === undefined ? {} : { error })}
            />
          </Card>
        );
      }}
    </Reading>
  );
}
