import { View } from '@tarojs/components';
import { useState } from 'react';
import type { FlagView } from '@/domain/privacy/flags';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import styles from '../office.module.scss';

const ASKING = {
  tell: { button: '说明一下', title: '为什么看?', confirm: '就这样说明', label: '您的话', hint: '审计会看到这句话。' },
  explain: {
    button: '说得通',
    title: '说得通?',
    confirm: '说得通',
    label: '您的依据',
    hint: '他会看到这句话，也留在审计记录里。',
  },
  uphold: {
    button: '不应当',
    title: '不应当看?',
    confirm: '不应当',
    label: '您的依据',
    hint: '他会看到这句话，也留在审计记录里。',
  },
} as const;
type Move = keyof typeof ASKING;
const MOVES: readonly Move[] = ['tell', 'explain', 'uphold'];

/** What may be said or decided about a flag. */
export function Judging({ flag }: { flag: FlagView }) {
  const [asked, setAsked] = useState<Move>();
  const acting = useAct();
  const close = (): void => setAsked(undefined);
  const make = async (move: Move, note: string): Promise<void> => {
    if (await acting.act(`flags.${move}`, { id: flag.id, note })) close();
  };
  return (
    <View className={cx(styles.row)}>
      {MOVES.filter((move) => flag.moves.includes(move)).map((move) => (
        <Button key={move} tone={move === 'uphold' ? 'danger' : 'plain'} onTap={() => setAsked(move)}>
          {ASKING[move].button}
        </Button>
      ))}
      {asked ? (
        <ReasonSheet
          {...ASKING[asked]}
          danger={asked === 'uphold'}
          acting={acting}
          onConfirm={(note) => void make(asked, note)}
          onClose={close}
        />
      ) : null}
    </View>
  );
}
