import type { Label, Pen } from '../../cloudfunctions/sheets/label';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import { printCodes } from '../../cloudfunctions/sheets/printCodes';
import { cast, type Town } from './town';
import { newRequest } from './world';

/** A pen that writes down what it is to print, and counts its sheets; it has no 𠮷. */
export const notingPen = () => {
  const drawn: { labels: readonly Label[]; up: number }[] = [];
  const pen: Pen = {
    lacks: (label) => (JSON.stringify(label).includes('𠮷') ? '𠮷' : ''),
    draw: (labels, up) => {
      drawn.push({ labels, up });
      return Promise.resolve(Buffer.from(JSON.stringify(labels)));
    },
  };
  return { drawn, kind: printCodes(() => pen) };
};

/** What is seen of a print. */
export interface PrintView {
  id: string;
  state: string;
  done: number;
  total: number;
  skipped: number;
  failure: string | null;
  notes: { code: string; about: string }[];
  file: { url: string } | null;
}

/** Asks for a print as the staff of the town, and has it done. */
export const print = async (
  town: Town,
  kind: ReturnType<typeof printCodes>,
  input: { place: string; of: string; up: number; unprinted?: boolean },
): Promise<PrintView> => {
  const api = sheetsApi([kind]);
  const answers: unknown[] = [];
  const call = async (action: string, given: object): Promise<PrintView> => {
    const answer = await town.world.call(cast.staff, action, given, newRequest(), api);
    answers.push(answer);
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code}`);
    return answer.data as PrintView;
  };
  const { id } = await call('sheets.print', input);
  return call('sheets.run', { id });
};
