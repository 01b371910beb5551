import type { OutputOf } from '@/client/api';

/** Names of a path from the district down: district, street, community, venue. */
const COMMUNITY = 2;
const VENUE = 3;

type Place = Pick<OutputOf<'places.get'>['place'], 'path'>;

/** The community of a place. */
export const communityOf = ({ path }: Place): string => path[COMMUNITY] ?? '';

/** The venue an activity is held at; undefined out of doors, and of a venue itself. */
export const venueAbove = ({ path }: Place): string | undefined => (path.length > VENUE + 1 ? path[VENUE] : undefined);
