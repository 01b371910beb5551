import { useState } from 'react';
import { call, type InputOf } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import { scan } from '@/client/scan';
import { readCode } from '@/domain/places/codes';

/** Where somebody is to be, and for what. */
export type Spot = InputOf<'arrival.begin'>;

const NOT_OURS = '这不是楼门口的码，请对准社区贴的那一张。';
const AWAY = '现在连不上，扫码要有网。可以在下面说一声原因。';

const said = (code: string): string => (code === 'OFFLINE' ? AWAY : groundSentence(code));

/** Scans the code of the place one stands at: a nonce is fetched, the camera opened, and both given back. */
export const useArriving = (spot: Spot, onArrived: (arrival: string) => void) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const tryOnce = async (): Promise<string | undefined> => {
    const begun = await call('arrival.begin', spot);
    if (!begun.ok) return said(begun.error.code);
    const seen = await scan();
    if (!seen) return undefined;
    const reading = readCode(seen);
    if (!reading.ok) return NOT_OURS;
    const { id, nonce } = begun.data;
    const scanned = await call('arrival.scan', { id, nonce: nonce ?? '', token: reading.token });
    if (!scanned.ok) return said(scanned.error.code);
    onArrived(id);
    return undefined;
  };
  const arrive = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const trouble = await tryOnce();
    setBusy(false);
    setProblem(trouble);
  };
  return { busy, problem, arrive: () => void arrive() };
};
