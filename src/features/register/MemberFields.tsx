import { RELATIONS, TAGS, type Relation, type Tag } from '@/domain/registry/words';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { optionsOf } from './words';

/** Somebody as he is typed into the register. */
export interface MemberDraft {
  relation: Relation;
  name: string;
  phone: string;
  birthYear: string;
  tags: readonly Tag[];
}

interface MemberFieldsProps {
  value: MemberDraft;
  /** What is known already, masked: left empty, it stays. */
  known?: { name: string; phone: string | null } | undefined;
  wrong: (field: string) => string | undefined;
  onChange: (part: Partial<MemberDraft>) => void;
}

export const NOBODY: MemberDraft = { relation: 'head', name: '', phone: '', birthYear: '', tags: [] };

/** What has been typed of a member, as the register takes it; what is empty is left out. */
export const memberOf = ({ relation, name, phone, birthYear, tags }: MemberDraft) => ({
  relation,
  ...(name.trim() === '' ? {} : { name: name.trim() }),
  ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
  ...(birthYear.trim() === '' ? {} : { birthYear: Number(birthYear) }),
  tags: [...tags],
});

const toggled = (tags: readonly Tag[], tag: Tag): Tag[] =>
  tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];

const errorOf = (error: string | undefined): { error?: string } => (error ? { error } : {});

const stays = (what: string | null | undefined): { hint?: string } =>
  what ? { hint: `登记的是 ${what}，不改就空着` } : {};

/** What is typed in digits: the phone, and the year of birth. */
function NumberFields({ value: { phone, birthYear }, known, wrong, onChange }: MemberFieldsProps) {
  return (
    <>
      <Field
        label="电话（可以不写）"
        type="number"
        value={phone}
        onInput={(typed) => onChange({ phone: typed })}
        {...stays(known?.phone)}
        {...errorOf(wrong('phone'))}
      />
      <Field
        label="哪年生的（可以不写）"
        type="number"
        placeholder="例如：1950"
        value={birthYear}
        onInput={(typed) => onChange({ birthYear: typed })}
        {...errorOf(wrong('birthYear'))}
      />
    </>
  );
}

/** The fields of one member; what is known of him stays masked beside them. */
export function MemberFields({ value, known, wrong, onChange }: MemberFieldsProps) {
  const { relation, name, tags } = value;
  return (
    <>
      <Field
        label="姓名"
        max={20}
        value={name}
        onInput={(typed) => onChange({ name: typed })}
        {...stays(known?.name)}
        {...errorOf(wrong('name'))}
      />
      <Choice
        label="是户主的"
        options={optionsOf(RELATIONS)}
        chosen={[relation]}
        onPick={(picked) => onChange({ relation: picked })}
      />
      <NumberFields value={value} known={known} wrong={wrong} onChange={onChange} />
      <Choice
        label="要多留心的（可以不选）"
        multiple
        options={optionsOf(TAGS)}
        chosen={tags}
        onPick={(tag) => onChange({ tags: toggled(tags, tag) })}
      />
    </>
  );
}
