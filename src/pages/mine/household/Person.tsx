import { RELATION_KEYS, RELATIONS } from '@/domain/registry/words';
import type { Wrong } from '@/features/privacy/useAct';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import type { Said } from './said';

const RELATED = RELATION_KEYS.map((value) => ({ value, label: RELATIONS[value] }));

const at = (wrong: Wrong, key: string): { error?: string } => {
  const error = wrong[key] ?? wrong[`said.${key}`];
  return error === undefined ? {} : { error };
};

interface PartProps {
  said: Said;
  wrong: Wrong;
  change: (part: Partial<Said>) => void;
}

/** Somebody of the household, or what is to be put right of him. */
export function Person({ said, wrong, change, fresh }: PartProps & { fresh: boolean }) {
  const hint = fresh ? {} : { hint: '没有变的不用填' };
  return (
    <>
      <Choice
        label="是户主的?"
        options={RELATED}
        chosen={[said.relation]}
        onPick={(relation) => change({ relation })}
      />
      <Field
        label="名字"
        max={20}
        value={said.name}
        onInput={(name) => change({ name })}
        {...hint}
        {...at(wrong, 'name')}
      />
      <Field
        label="电话"
        max={12}
        value={said.phone}
        onInput={(phone) => change({ phone })}
        {...hint}
        {...at(wrong, 'phone')}
      />
      <Field
        label="哪年生的"
        type="number"
        max={4}
        value={said.birthYear}
        onInput={(birthYear) => change({ birthYear })}
        {...at(wrong, 'birthYear')}
      />
    </>
  );
}
