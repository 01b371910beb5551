import type { OutputOf } from '@/client/api';
import { CARE } from '@/domain/care/words';
import { LEDGERS, optionsOf, OUTCOMES } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import type { PartDraft } from './form';

interface PartProps {
  n: number;
  part: PartDraft;
  /** Who of the household is looked after. */
  cares: OutputOf<'care.ofHousehold'>['rows'];
  /** The part may be taken out again. */
  removable: boolean;
  onChange: (part: Partial<PartDraft>) => void;
  onRemove: () => void;
}

/** One part of what is written down: it goes into the ledger of what it is about, and into that of visits. */
export function Part({ n, part, cares, removable, onChange, onRemove }: PartProps) {
  const { tag, words, outcome, care } = part;
  const whom = cares.map(({ id, name, kind }) => ({ value: id, label: `${name} · ${CARE[kind]}` }));
  return (
    <Card title={`第 ${n} 段`}>
      <Choice
        label="说的是"
        options={optionsOf(LEDGERS)}
        chosen={[tag]}
        onPick={(picked) => onChange({ tag: picked })}
      />
      {tag === 'care' && whom.length > 0 ? (
        <Choice label="去看的是谁" options={whom} chosen={[care]} onPick={(picked) => onChange({ care: picked })} />
      ) : null}
      <Field
        label={`第 ${n} 段写什么`}
        placeholder="看到了什么，说了什么"
        lines="many"
        max={500}
        value={words}
        onInput={(typed) => onChange({ words: typed })}
      />
      <Choice
        label="怎么样了"
        options={optionsOf(OUTCOMES)}
        chosen={[outcome]}
        onPick={(picked) => onChange({ outcome: picked })}
      />
      {removable ? (
        <Button tone="plain" onTap={onRemove}>
          {`去掉第 ${n} 段`}
        </Button>
      ) : null}
    </Card>
  );
}
