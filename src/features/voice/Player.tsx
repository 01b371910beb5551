import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { play } from '@/client/play';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import styles from './Player.module.scss';

interface PlayerProps {
  src: string;
  seconds: number;
}

/** A voice note to be listened to. */
export function Player({ src, seconds }: PlayerProps) {
  const [going, setGoing] = useState(false);
  const [broken, setBroken] = useState(false);
  const stop = useRef<() => void>();
  useEffect(() => () => stop.current?.(), [src]);
  const begin = (): void => {
    setBroken(false);
    setGoing(true);
    stop.current = play(src, (why) => {
      setGoing(false);
      setBroken(why);
    });
  };
  return (
    <View className={cx(styles.player)}>
      <Button tone="plain" onTap={() => (going ? stop.current?.() : begin())}>
        {going ? '停' : '听录音'}
      </Button>
      <View className={cx(styles.length)}>{`${seconds} 秒`}</View>
      {broken ? <View ariaLive="polite">没放出来，请重新打开这一页再听。</View> : null}
    </View>
  );
}
