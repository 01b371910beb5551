import { isOurs, LINK, sceneIn, unwrap, type Arrival } from '../_kernel/links';
import { TOKEN } from '../_kernel/token';

/** What an arriving text says: a token of ours, or why it is not one. */
export type Reading = { ok: true; token: string } | { ok: false; why: 'FOREIGN_HOST' | 'FOREIGN_QR' | 'CODE_DAMAGED' };

const bare = (text: string): Reading =>
  TOKEN.test(text) ? { ok: true, token: text } : { ok: false, why: 'CODE_DAMAGED' };

// A link that is still encoded after two rounds, or a token without its link: ours once, and damaged on the way.
const REMNANT = /^(https?%(25)*3a|1[a-z][\w-]{18,38}$)/i;
const fromBareText = (text: string): Reading => (REMNANT.test(text) ? bare(text) : { ok: false, why: 'FOREIGN_QR' });

const fromText = (raw: string): Reading => {
  const text = unwrap(raw);
  const link = LINK.exec(text);
  if (!link) return fromBareText(text);
  if (!isOurs(link[1])) return { ok: false, why: 'FOREIGN_HOST' };
  const path = /^\/b\/([^/]*)$/.exec(link[2] ?? '');
  return path?.[1] === undefined ? { ok: false, why: 'FOREIGN_QR' } : bare(path[1]);
};

const fromPath = (path: string): Reading => {
  const scene = sceneIn(path);
  return scene === undefined ? { ok: false, why: 'FOREIGN_QR' } : bare(unwrap(scene));
};

/** Reads a code from any of its four arrivals; pure, never throws. */
export const readCode = (arrival: Arrival): Reading => {
  if ('path' in arrival) return fromPath(arrival.path);
  if ('scene' in arrival) return bare(unwrap(arrival.scene));
  return fromText('q' in arrival ? arrival.q : arrival.result);
};
