import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { KIND_KEYS, KINDS, type WishKind } from '@/domain/wall/kinds';
import { Button } from '@/ui/Button';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Sheet } from '@/ui/Sheet';
import styles from './index.module.scss';

type Input = InputOf<'wall.list'>;

/** Which part of the wall is looked at. */
export interface Look extends Pick<Input, 'scope' | 'wall'> {
  /** Null for all kinds. */
  kind: WishKind | null;
}

const WALLS = [
  { value: 'open', label: '等人帮' },
  { value: 'taken', label: '正在帮' },
  { value: 'answered', label: '有回音' },
] as const;
const SCOPES = [
  { value: 'building', label: '这栋楼' },
  { value: 'compound', label: '这个小区' },
  { value: 'grid4', label: '这个网格' },
  { value: 'community', label: '整个社区' },
] as const;
const ALL = 'all';
const KIND_OPTIONS = [
  { value: ALL, label: '都看看' },
  ...KIND_KEYS.map((value) => ({ value, label: KINDS[value] })),
] as const;

interface LookingProps {
  place: string;
  look: Look;
  onLook: (look: Look) => void;
}

/** Chooses what of the wall is seen: waiting, being helped or answered, how near, of what kind. */
export function Looking({ place, look, onLook }: LookingProps) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery('wall.figures', { place });
  const { scope, wall, kind } = look;
  const close = () => setOpen(false);
  const area = SCOPES.find(({ value }) => value === scope)?.label ?? '';
  return (
    <>
      <Choice label="墙上的心愿" options={WALLS} chosen={[wall]} onPick={(next) => onLook({ ...look, wall: next })} />
      {data && data.open + data.fulfilled > 0 ? (
        <View className={cx(styles.fine)}>{`这个社区 ${data.open} 个心愿等人帮，${data.fulfilled} 个已经帮成。`}</View>
      ) : null}
      <Button tone="plain" onTap={() => setOpen(true)}>
        {`${area} · ${kind === null ? '都看看' : KINDS[kind]}`}
      </Button>
      {open ? (
        <Sheet title="看哪些心愿?" confirm="就看这些" onConfirm={close} onClose={close}>
          <Choice
            label="多近"
            options={SCOPES}
            chosen={SCOPES.filter(({ value }) => value === scope).map(({ value }) => value)}
            onPick={(next) => onLook({ ...look, scope: next })}
          />
          <Choice
            label="哪一类"
            options={KIND_OPTIONS}
            chosen={[kind ?? ALL]}
            onPick={(next) => onLook({ ...look, kind: next === ALL ? null : next })}
          />
        </Sheet>
      ) : null}
    </>
  );
}
