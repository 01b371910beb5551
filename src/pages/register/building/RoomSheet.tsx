import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { go } from '@/client/go';
import { USES, type Use } from '@/domain/registry/words';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { optionsOf } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';
import type { Room } from './RoomCell';

interface RoomSheetProps {
  place: string;
  room: Room;
  struck: boolean;
  onClose: () => void;
}

const READY = ['两户打通了', '登记重了', '没有这间房'] as const;

/** A room in which nobody lives: who moves in, how it is used, struck and taken back. */
export function RoomSheet({ place, room, struck, onClose }: RoomSheetProps) {
  const { id, name, unitName, door } = room;
  const [striking, setStriking] = useState(false);
  const { busy, problem, act } = useAct();
  const enter = (): void => {
    onClose();
    go('register/enter', { place, unitName, door });
  };
  const use = (picked: Use): void =>
    void act((requestId) => call('registry.setUse', { id, use: picked }, requestId), onClose);
  const restore = (): void => void act((requestId) => call('registry.restoreRoom', { id }, requestId), onClose);
  const strike = (reason: string) => act((requestId) => call('registry.removeRoom', { id, reason }, requestId));
  if (striking)
    return (
      <ReasonSheet
        title={`注销 ${name}`}
        text="以后这间房不再出现在台账里，要的时候还能恢复。"
        confirm="注销"
        ready={READY}
        act={strike}
        onClose={onClose}
      />
    );
  if (struck)
    return (
      <Sheet title={name} confirm="恢复这间房" loading={busy} onConfirm={restore} onClose={onClose}>
        <View>这间房注销了。恢复以后，又能登记住户。</View>
        {problem ? <Banner tone="error">{problem}</Banner> : null}
      </Sheet>
    );
  return (
    <Sheet title={name} confirm="登记一户住进来" loading={busy} onConfirm={enter} onClose={onClose}>
      <Choice label="这间房现在" options={optionsOf(USES)} chosen={[room.use]} onPick={use} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button tone="plain" onTap={() => setStriking(true)}>
        没有这间房，注销它
      </Button>
    </Sheet>
  );
}
