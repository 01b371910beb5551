/** JSON, the only thing that crosses between the script side and the view side of a mini-program. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** What is read of app.json. */
export interface AppJson {
  pages: readonly string[];
  subPackages?: readonly { root: string; pages: readonly string[] }[];
  tabBar?: { list: readonly { pagePath: string; text: string }[] };
  window?: { navigationBarTitleText?: string };
}

/** With what the app was entered: a tapped icon, or the page and query of a scanned code or a message. */
export interface Entered {
  path: string;
  query: Readonly<Record<string, string>>;
  scene: number;
}

/** One stored value; `secret` when it was stored with `encrypt`. */
export interface Stored {
  value: Json;
  secret: boolean;
}

/** What the script side is started with. */
export interface Start {
  folder: string;
  entered: Entered;
  stored: Readonly<Record<string, Stored>>;
  /** By how much the cloud's clock is ahead of this computer's, in ms. */
  ahead: number;
  fontScale: number;
  width: number;
  height: number;
  connected: boolean;
}

/** Something the script side asks of the view or of the platform; answered by its number. */
export interface Asked {
  id: number;
  name: string;
  argument: Json;
}

/** The script side says: a question, a value to keep, or what went wrong. */
export type FromApp = { ask: Asked } | { keep: { key: string; stored: Stored | null } } | { fault: string };

/** An event of the view as the page's handler hears it. */
export interface ViewEvent {
  type: string;
  timeStamp: number;
  detail: Json;
  target: Json;
  currentTarget: Json;
  touches: Json;
  changedTouches: Json;
}

/** The script side hears: an answer, an event of a page, a change of the network, or what the person did outside a page. */
export type ToApp =
  | { answer: { id: number; value?: Json; error?: string } }
  | { event: { page: number; method: string; event: ViewEvent } }
  | { network: boolean }
  | { enter: Entered }
  | { tab: string }
  | { back: true };

/** What the view needs to draw a page. */
export interface Drawn {
  id: number;
  path: string;
  /** The path with its query. */
  url: string;
  data: Json;
  /** What the page's script can be called with. */
  methods: readonly string[];
  /** The same for each component below it. */
  components: Readonly<Record<string, readonly string[]>>;
}

/** A page url without its leading slash and query. */
export const pathOf = (url: string): string => (url.split('?')[0] ?? '').replace(/^\//, '');

/** The query of a page url; values stay encoded, as WeChat hands them over. */
export const queryOf = (url: string): Record<string, string> =>
  Object.fromEntries(
    (url.split('?')[1] ?? '')
      .split('&')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  );

/** Every page of an app.json, those of subpackages with their root. */
export const pagesOf = (app: AppJson): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`.replace(/\/+/g, '/'))),
];
