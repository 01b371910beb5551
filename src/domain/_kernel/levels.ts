/** The levels of the district, widest first; the last three are the places a resident knows. */
export const LEVELS = ['district', 'street', 'community', 'grid3', 'grid4', 'compound', 'building'] as const;
export type Level = (typeof LEVELS)[number];

/** The levels at which open matters are counted; wider ones would be one document that everybody writes. */
export const COUNTED = ['building', 'grid4', 'community'] as const satisfies readonly Level[];
