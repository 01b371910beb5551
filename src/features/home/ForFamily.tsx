import { useQuery } from '@/client/query';
import type { BehalfScope } from '@/domain/_kernel/behalf';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { nameWords } from './words';

interface ForFamilyProps {
  label: string;
  /** What is brought, as the proxies name it. */
  scope: BehalfScope;
  /** The proxy that was chosen; none for oneself. */
  value: string | null | undefined;
  onChange: (proxy: string | null) => void;
}

const MYSELF = 'myself';

/** For whom of the family it is; shown only to somebody who may act for one, or had chosen to. */
export function ForFamily({ label, scope, value, onChange }: ForFamilyProps) {
  const { data } = useQuery('proxies.mine', {});
  const standing = (data?.acting ?? []).filter(({ state, scopes }) => state === 'consented' && scopes.includes(scope));
  const options = standing.map(({ id, principal }) => ({ value: id, label: `替家里的 ${nameWords(principal)}` }));
  const over = data !== undefined && Boolean(value) && !standing.some(({ id }) => id === value);
  if (options.length === 0 && !over) return null;
  return (
    <Card>
      <Choice
        label={label}
        options={[{ value: MYSELF, label: '我自己' }, ...options]}
        chosen={over ? [] : [value ?? MYSELF]}
        onPick={(picked) => onChange(picked === MYSELF ? null : picked)}
        {...(over ? { error: '刚才选的代办停了或到期了，请重新点一下' } : {})}
      />
    </Card>
  );
}
