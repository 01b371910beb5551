import { useRef, useState } from 'react';
import { newRequestId, read, type OutputOf } from '@/client/api';
import { chooseSheet, type LocalSheet } from '@/client/chooseSheet';
import { uploadPhotos, type FormPhoto } from '@/client/photos';
import { sheetSentence } from '@/client/sheetsWords';

/** What a table is sent as. */
export const KIND = 'import.households';
const NOT_SENT = '表格没有传上去。网络好些的时候，再选一次。';

export type Preview = OutputOf<'sheets.preview'>;
type Said = Readonly<Record<number, string>>;

/** A table that has been sent, as it would be read. */
export interface Looked {
  name: string;
  file: string;
  draft: string;
  said: Said;
  preview: Preview;
}

/** What has been said of the columns, as it is sent. */
export const columnsOf = (said: Said) =>
  Object.entries(said).map(([column, field]) => ({ column: Number(column), field }));

const sendOff = async ({ local }: LocalSheet, draft: string): Promise<string | undefined> =>
  (await uploadPhotos<FormPhoto>([{ local }], 'sheet', draft))[0]?.fileId;

/** A table that is chosen and sent, what it would be read as, and that put right; `say` tells what went wrong. */
export const useLooked = (area: string, say: (problem: string | undefined) => void) => {
  const [looked, setLooked] = useState<Looked>();
  const [looking, setLooking] = useState(false);
  const going = useRef(false);

  const look = async (of: Omit<Looked, 'preview'>): Promise<void> => {
    const { name, file, draft, said } = of;
    const answer = await read('sheets.preview', { area, kind: KIND, file, draft, columns: columnsOf(said) });
    if (!answer.ok) return say(sheetSentence(answer.error.code));
    say(undefined);
    return setLooked({ name, file, draft, said, preview: answer.data });
  };
  const once = async (task: () => Promise<void>): Promise<void> => {
    // A second tap may come before the button is drawn anew.
    if (going.current) return;
    going.current = true;
    setLooking(true);
    await task();
    setLooking(false);
    going.current = false;
  };
  const choose = () =>
    once(async () => {
      const sheet = await chooseSheet();
      if (!sheet) return;
      setLooked(undefined);
      // The table belongs to the request that will import it.
      const draft = newRequestId();
      const file = await sendOff(sheet, draft);
      if (file === undefined) return say(NOT_SENT);
      await look({ name: sheet.name, file, draft, said: {} });
    });
  const correct = (column: number, field: string) =>
    once(async () => {
      if (looked) await look({ ...looked, said: { ...looked.said, [column]: field } });
    });
  return { looked, looking, choose: () => void choose(), correct };
};
