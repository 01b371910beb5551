import { call, type InputOf } from '@/client/api';
import { go } from '@/client/go';
import { sheetSentence } from '@/client/sheetsWords';
import { useAct } from '@/features/register/useAct';
import { columnsOf, KIND, useLooked } from './useLooked';

export type Mode = InputOf<'sheets.import'>['mode'];

/** Takes a table from choosing it to the work that enters it; what it would be read as is seen before. */
export const useImport = (area: string) => {
  const { busy, problem, act, say } = useAct(sheetSentence);
  const { looked, ...choosing } = useLooked(area, say);
  const start = (mode: Mode): void => {
    if (!looked) return;
    const { file, draft, said } = looked;
    void act(
      () => call('sheets.import', { area, kind: KIND, file, mode, columns: columnsOf(said) }, draft),
      ({ data }) => go('register/work', { id: data.id }, true),
    );
  };
  return { ...choosing, looked, starting: busy, problem, start };
};
