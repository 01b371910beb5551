/** Somebody on duty in a grid; without an end his term is open. */
interface Posted {
  person: string;
  until?: number | undefined;
}
/** A time in which somebody is away; it is known before it begins. */
export interface Absence {
  id: string;
  person: string;
  from: number;
  until: number;
}
/** The posts of a grid (AB岗) and who of them is away when. */
export interface Posts<P extends Posted> {
  primary: P | null;
  backup: P | null;
  leaves?: readonly Absence[];
}

const isThere = (post: Posted | null, leaves: readonly Absence[], now: number): boolean =>
  post !== null &&
  (post.until ?? Number.POSITIVE_INFINITY) > now &&
  !leaves.some(({ person, from, until }) => person === post.person && from <= now && now < until);

/**
 * Who looks after a grid at this moment, and who stands behind him: the primary, or the backup while he is away or his
 * term is over. Where nobody is there the primary is: a matter is nobody’s for no moment.
 */
export const onDuty = <P extends Posted>(
  { primary, backup, leaves = [] }: Posts<P>,
  now: number,
): { first: P | null; second: P | null } =>
  !isThere(primary, leaves, now) && isThere(backup, leaves, now)
    ? { first: backup, second: primary }
    : { first: primary, second: backup };
