/** Hosts whose links are ours; the first is the one printed. */
export const CODE_HOSTS = ['home.linli-huiyin.example'] as const;

/** The ordinary link of a printed code, below the letter that says what it is. */
export const hostLink = (kind: string, code: string): string => `https://${CODE_HOSTS[0]}/${kind}/${code}`;

/** The four ways in which a code can arrive at the mini-program. */
export type Arrival = { q: string } | { scene: string } | { result: string } | { path: string };

// Decoding is idempotent because a code holds no `%`; a broken escape leaves the text as it is.
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A text as it was before WeChat encoded it, once or twice. */
export const unwrap = (text: string): string => decode(decode(text)).trim();

/** A link in its host and path. */
export const LINK = /^https?:\/\/([^/?#]+)(\/[^?#]*)?/i;

/** Whether a host is one of ours. */
export const isOurs = (host: string | undefined): boolean => CODE_HOSTS.some((own) => own === host?.toLowerCase());

/** The scene of a mini-program code in its path. */
export const sceneIn = (path: string): string | undefined => {
  const pairs = (path.split('?')[1] ?? '').split('&');
  return pairs.find((pair) => pair.startsWith('scene='))?.slice('scene='.length);
};

/** The code of `kind` in an arriving text: bare in a scene, behind our host in a link; undefined when there is none. */
export const codeIn = (kind: string, arrival: Arrival): string | undefined => {
  if ('scene' in arrival) return unwrap(arrival.scene);
  if ('path' in arrival) return unwrap(sceneIn(arrival.path) ?? '');
  const text = unwrap('q' in arrival ? arrival.q : arrival.result);
  const [, host, path = ''] = LINK.exec(text) ?? [];
  if (host === undefined) return text;
  return isOurs(host) && path.startsWith(`/${kind}/`) ? path.slice(kind.length + 2) : undefined;
};
