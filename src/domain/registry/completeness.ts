import type { HouseholdDoc } from './schema';

/** What a household’s entry should have, with what each is worth of a hundred. */
const PARTS = { head: 30, phone: 40, birthYears: 20, movedIn: 10 } as const;
export type Part = keyof typeof PARTS;
export const PART_KEYS = Object.keys(PARTS) as [Part, ...Part[]];

type Entry = Pick<HouseholdDoc, 'members' | 'movedInAt'>;

const HAS: Readonly<Record<Part, (entry: Entry) => boolean>> = {
  head: ({ members }) => members.some(({ relation }) => relation === 'head'),
  phone: ({ members }) => members.some(({ phoneMask }) => phoneMask !== null),
  birthYears: ({ members }) => members.length > 0 && members.every(({ birthYear }) => birthYear !== null),
  movedIn: ({ movedInAt }) => movedInAt !== null,
};

/** What an entry still lacks, the weightiest first. */
export const lacksOf = (entry: Entry): Part[] =>
  PART_KEYS.filter((part) => !HAS[part](entry)).sort((a, b) => PARTS[b] - PARTS[a]);

/** How complete an entry is, 0–100. */
export const completenessOf = (entry: Entry): number =>
  PART_KEYS.reduce((sum, part) => sum + (HAS[part](entry) ? PARTS[part] : 0), 0);
