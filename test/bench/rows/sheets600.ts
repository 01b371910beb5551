import { startProbe, type Probe } from '../probe';
import type { Row } from '../row';

const CODES = 600;
const MOST = 2;
let probe: Probe | undefined;
let bytes = 0;

interface Drawn {
  ms: number;
  bytes: number;
}

/** Row 20: six hundred building codes on fifty pages, the font opened anew each time. */
export const sheets600: Row = {
  name: 'sheets.600',
  unit: 'ms',
  rounds: 7,
  note: 'reference: pdfkit draws the same squares and no letters',
  goal: `≤ ${MOST} ×`,
  prepare: async () => {
    probe = startProbe('sheets');
    await probe.ask('ours', 12);
    await probe.ask('squares', 12);
  },
  ours: async () => {
    const drawn = await probe?.ask<Drawn>('ours', CODES);
    bytes = drawn?.bytes ?? 0;
    return drawn?.ms ?? Number.NaN;
  },
  reference: async () => (await probe?.ask<Drawn>('squares', CODES))?.ms ?? Number.NaN,
  finish: async () => probe?.end(),
  details: () => [`${Math.round(bytes / 1024)} KiB for ${CODES} codes`],
  meets: ({ ratio }) => ratio !== undefined && ratio <= MOST,
};
