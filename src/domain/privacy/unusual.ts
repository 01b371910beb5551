import { DAY, dayStart, HOUR } from '../_kernel/time';

/** A look at somebody’s personal data, as far as the rules below ask. */
export interface Look {
  at: number;
  purpose: string;
  doc: string;
  /** Nothing was open there that called for it. */
  idle: boolean;
}

/** When a pattern of looks is to be explained: the only place where the figures stand. */
export const UNUSUAL = {
  /** So many looks at different documents within an hour. */
  many: { within: HOUR, more: 30 },
  /** At night, unless it was urgent. */
  night: { within: DAY, more: 2, from: 22, to: 6 },
  /** Looks at people with whom nothing was open, within a day. */
  idle: { within: DAY, more: 10 },
} as const;
export type Rule = keyof typeof UNUSUAL;
export const RULES = Object.keys(UNUSUAL) as [Rule, ...Rule[]];

/** What a look was for when nothing else mattered. */
const URGENT = 'urgent';

const atNight = ({ at, purpose }: Look): boolean => {
  const hour = Math.floor((at - dayStart(at)) / HOUR);
  return purpose !== URGENT && (hour >= UNUSUAL.night.from || hour < UNUSUAL.night.to);
};

const COUNTS: Readonly<Record<Rule, (look: Look) => boolean>> = {
  many: () => true,
  night: atNight,
  idle: ({ idle }) => idle,
};

/** Which rules a person’s looks up to `now` have broken, and by how many documents. */
export const unusualIn = (looks: readonly Look[], now: number): { rule: Rule; n: number }[] =>
  RULES.flatMap((rule) => {
    const { within, more } = UNUSUAL[rule];
    const counted = looks.filter((look) => look.at > now - within && look.at <= now && COUNTS[rule](look));
    const n = new Set(counted.map(({ doc }) => doc)).size;
    return n > more ? [{ rule, n }] : [];
  });
