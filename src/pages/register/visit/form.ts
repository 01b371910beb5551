import type { InputOf } from '@/client/api';
import type { VisitKind, VisitOutcome, VisitTag } from '@/domain/care/visitSchema';

/** One part of a note: what it is about, what was said, and what came of it. */
export interface PartDraft {
  tag: VisitTag;
  words: string;
  outcome: VisitOutcome;
  /** Whom of those looked after it is about; empty for nobody in particular. */
  care: string;
}

/** A visit as it is typed. */
export interface VisitDraft {
  kind: VisitKind;
  /** When it was, as one of the choices. */
  ago: string;
  parts: readonly PartDraft[];
  unscanned: string;
  /** The scan at the door, where there is one. */
  arrival?: string | undefined;
  requestId: string;
}

export const PART: PartDraft = { tag: 'visit', words: '', outcome: 'noted', care: '' };
export const EMPTY: VisitDraft = { kind: 'visit', ago: '0', parts: [PART], unscanned: '', requestId: '' };
export const MOST_PARTS = 10;

const MINUTE = 60_000;

/** How long ago a visit was, in minutes, to choose from. */
export const AGO = [
  { value: '0', label: '刚才' },
  { value: '60', label: '一小时前' },
  { value: '180', label: '三小时前' },
  { value: '1440', label: '昨天' },
  { value: '2880', label: '前天' },
  { value: '10080', label: '一周前' },
] as const;

/** What is still missing, as a sentence. */
export const missing = ({ parts, kind, arrival, unscanned }: VisitDraft): string | undefined => {
  if (parts.every(({ words }) => words.trim() === '')) return '请写一句看到了什么、说了什么。';
  if (kind !== 'call' && !arrival && [...unscanned.trim()].length < 2)
    return '请扫一下楼门口的码；扫不了，说一声为什么。';
  return parts.some(({ words }) => words.trim() === '') ? '有一段还空着，写一句，或者去掉它。' : undefined;
};

type Input = InputOf<'visits.log'>;

/** The form as the action wants it. */
export const inputOf = (draft: VisitDraft, at: { place: string; household: string }, now: number): Input => ({
  place: at.place,
  ...(at.household === '' ? {} : { household: at.household }),
  kind: draft.kind,
  at: now - Number(draft.ago) * MINUTE,
  parts: draft.parts.map(({ tag, words, outcome, care }) => ({
    ...{ tag, words, outcome },
    ...(tag === 'care' && care !== '' ? { care } : {}),
  })),
  ...(draft.arrival
    ? { arrival: draft.arrival }
    : draft.unscanned.trim() === ''
      ? {}
      : { unscanned: draft.unscanned.trim() }),
});
