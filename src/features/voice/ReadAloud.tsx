import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { readAloud } from '@/client/readAloud';
import { watchSpeech } from '@/client/speech';
import { Button } from '@/ui/Button';

interface ReadAloudProps {
  text: string;
}

function Reader({ text }: ReadAloudProps) {
  const [can, setCan] = useState(false);
  const [going, setGoing] = useState(false);
  const [broken, setBroken] = useState(false);
  const stop = useRef<() => void>();
  useEffect(() => watchSpeech(setCan), []);
  useEffect(() => () => stop.current?.(), []);
  if (!can || text === '') return null;
  const begin = (): void => {
    setBroken(false);
    setGoing(true);
    stop.current = readAloud(text, (why) => {
      setGoing(false);
      setBroken(why);
    });
  };
  return (
    <>
      <Button tone="plain" onTap={() => (going ? stop.current?.() : begin())}>
        {going ? '停' : '读给我听'}
      </Button>
      {broken ? <View ariaLive="polite">没读出来，请再点一次。</View> : null}
    </>
  );
}

/** Reads a text to somebody who would rather hear it; not there where the phone cannot. */
export const ReadAloud: (props: ReadAloudProps) => JSX.Element | null = __SPEECH__ ? Reader : () => null;
