/** How it is known that somebody was there: by a code scanned on the spot, or why there is none. A record, never proof. */
export type Presence = { code: string; at: number } | { reason: string };

/** What a presence can be scanned for: to end a matter, to visit, to patrol. */
export const PRESENT_FOR = ['report', 'visit', 'patrol'] as const;
export type PresentFor = (typeof PRESENT_FOR)[number];

/** What keeps a scan from being taken as the presence of a matter. */
export const PRESENCE_ERRORS = ['PRESENCE_NEEDED', 'ARRIVAL_UNKNOWN', 'ARRIVAL_SPENT', 'ARRIVAL_LATE'] as const;
