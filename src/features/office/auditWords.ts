import { grantWords } from '@/client/grantWords';
import { LINE_WORDS } from '@/client/reportSteps';
import { WISH_LINES } from '@/client/wishWords';
import { AUDITED } from './auditMoves';

const LINES: Readonly<Record<string, Readonly<Record<string, string>>>> = { report: LINE_WORDS, wish: WISH_LINES };

/** A step of the audit in words: what kind of matter, and what was done; its name in the system where there is no word. */
export const auditWords = (name: string): string => {
  const [kind = '', move = ''] = name.split('.');
  return `${AUDITED[kind]?.kind ?? kind} · ${AUDITED[kind]?.moves[move] ?? LINES[kind]?.[move] ?? move}`;
};

/** Who did it: the role in words, and his number, by which an auditor asks on. */
export const actorWords = (grant: string, by: string): string =>
  by === 'system' ? grantWords(grant) : `${grantWords(grant)} ${by}`;
