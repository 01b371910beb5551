import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { record, type FormVoice } from '@/client/record';

/** Why there is no recording: the microphone was refused, nothing was heard, or it did not work. */
export type RecordingProblem = 'refused' | 'short' | 'failed';
const SHORTEST = 1;
const LONGEST = 60;

/** Records one voice note: a tap begins it, a tap ends it, and so does a minute. */
export const useRecorder = (onDone: (voice: FormVoice) => void) => {
  const [going, setGoing] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<RecordingProblem>();
  const stop = useRef<() => void>();
  const latest = useRef(onDone);
  latest.current = onDone;

  const end = (why?: RecordingProblem): void => {
    stop.current = undefined;
    setGoing(false);
    setProblem(why);
  };
  const begin = (): void => {
    if (stop.current) return;
    setProblem(undefined);
    setSeconds(0);
    stop.current = record({
      begun: () => setGoing(true),
      done: (local, length) => {
        end(length < SHORTEST ? 'short' : undefined);
        if (length >= SHORTEST) latest.current({ local, seconds: Math.min(LONGEST, Math.round(length)) });
      },
      failed: (refused) => end(refused ? 'refused' : 'failed'),
    });
  };
  const finish = (): void => stop.current?.();

  useEffect(() => {
    if (!going) return undefined;
    const tick = setInterval(() => setSeconds((old) => old + 1), 1000);
    return () => clearInterval(tick);
  }, [going]);
  // What was said before somebody left the page stays.
  useDidHide(finish);
  useEffect(() => finish, []);
  return { going, seconds, left: Math.max(0, LONGEST - seconds), problem, begin, finish };
};
