import type { Draft, Outgoing, Refusal } from '@/client/drafts';
import type { FormPhoto } from '@/client/photos';

/** A step that was recorded on this phone and has not reached the server. */
export interface Recorded {
  form: string;
  move: string;
  at: number;
  input: Readonly<Record<string, unknown>>;
  photos: readonly FormPhoto[];
  /** Why the server would not have it. */
  said?: Refusal;
}

const WRITTEN = ['reason', 'reply', 'note', 'presence'] as const;

const stepOf = (form: string, draft: Draft, out: Outgoing): Recorded => {
  const { photos = [] } = draft.value as { photos?: readonly FormPhoto[] };
  const move = out.action.slice('reports.'.length);
  const input = out.input as Recorded['input'];
  return { form, move, at: out.at, input, photos, ...(draft.said ? { said: draft.said } : {}) };
};

/** The steps recorded for one report, in the order in which they will be sent. */
export const recordedFor = (drafts: readonly [string, Draft][], report: string): Recorded[] =>
  drafts
    .flatMap(([form, draft]) => (draft.out?.chain === report ? [stepOf(form, draft, draft.out)] : []))
    .sort((a, b) => a.at - b.at);

/** What was written for a step. */
export const wordsOf = ({ input }: Recorded): string =>
  WRITTEN.flatMap((key) => (typeof input[key] === 'string' ? [input[key]] : [])).join('；');
