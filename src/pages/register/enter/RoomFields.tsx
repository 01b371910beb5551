import { TENURES, type Tenure } from '@/domain/registry/words';
import { optionsOf } from '@/features/register/words';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';

/** The room of a household as it is typed. */
export interface RoomDraft {
  unitName: string;
  door: string;
  tenure: Tenure;
}

interface RoomFieldsProps {
  value: RoomDraft;
  /** What is wrong with the number of the door. */
  doorWrong: string | undefined;
  onChange: (part: Partial<RoomDraft>) => void;
}

/** The fields of the room a household lives in. */
export function RoomFields({ value: { unitName, door, tenure }, doorWrong, onChange }: RoomFieldsProps) {
  return (
    <>
      <Field
        label="几单元（没有就空着）"
        placeholder="例如：2单元"
        value={unitName}
        onInput={(typed) => onChange({ unitName: typed })}
      />
      <Field
        label="门牌号"
        placeholder="例如：1003"
        value={door}
        onInput={(typed) => onChange({ door: typed })}
        {...(doorWrong ? { error: doorWrong } : {})}
      />
      <Choice
        label="房子是"
        options={optionsOf(TENURES)}
        chosen={[tenure]}
        onPick={(picked) => onChange({ tenure: picked })}
      />
    </>
  );
}
