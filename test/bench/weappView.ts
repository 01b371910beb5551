import { startThread } from '../support/weapp/thread';
import { pathOf, queryOf, type Json } from '../support/weapp/messages';

/** A node as Taro sends it to the page: text in `v`, children in `cn`, attributes under the aliases of the build. */
export interface Sent {
  sid?: string;
  uid?: string;
  v?: string;
  cn?: readonly Sent[];
  [alias: string]: unknown;
}

/** One setData: its bytes as JSON, and the paths with their values. */
export interface Patch {
  bytes: number;
  values: Readonly<Record<string, unknown>>;
}

/** A page of the compiled package without a view: what it sends, and what it would draw. */
export interface WeappView {
  patches: readonly Patch[];
  /** The tree as all patches so far have made it. */
  root: () => Sent;
  /** Taps the node with this label or text; what was sent then. */
  tap: (words: string) => Promise<readonly Patch[]>;
  stop: () => Promise<void>;
}

/** Answers wx.cloud.callFunction: an action with its input. */
export type Actions = (name: string, action: string, input: Json) => Promise<Json> | Json;

/** Nothing was said for so long, in ms: the page has drawn what it has. */
const QUIET = 400;

const stepsOf = (path: string): string[] =>
  path
    .replace(/\[(\d+)\]/g, '$1')
    .split('.')
    .filter(Boolean);

// As WeChat writes a path of setData into the page's data.
const write = (data: Record<string, unknown>, path: string, value: unknown): void => {
  const steps = stepsOf(path);
  let at = data;
  for (const [n, step] of steps.slice(0, -1).entries()) {
    at[step] ??= /^\d+$/.test(steps[n + 1] ?? '') ? [] : {};
    at = at[step] as Record<string, unknown>;
  }
  at[steps.at(-1) ?? ''] = value;
};

const says = (node: Sent, words: string): boolean =>
  node.v === words || Object.entries(node).some(([key, value]) => /^p\d+$/.test(key) && value === words);

/** The node that says so, below all that it stands in. */
const pathTo = (node: Sent, words: string): Sent[] | undefined => {
  if (says(node, words)) return [node];
  for (const child of node.cn ?? []) {
    const found = pathTo(child, words);
    if (found) return [node, ...found];
  }
  return undefined;
};

const tapOn = (id: string): Record<string, Json> => {
  const element = { id, dataset: { sid: id } };
  return { type: 'tap', timeStamp: 0, detail: { x: 1, y: 1 }, target: element, currentTarget: element };
};

interface Opened {
  folder: string;
  url: string;
  actions: Actions;
}

/** The pages of the package as their setData calls make them, and what answers the rest. */
class Pages {
  readonly patches: Patch[] = [];
  front = 0;
  private readonly data = new Map<number, Record<string, unknown>>();

  constructor(private readonly actions: Actions) {}

  root(): Sent {
    return (this.data.get(this.front)?.['root'] ?? {}) as Sent;
  }

  async answer(name: string, argument: Json): Promise<Json> {
    const given = (argument ?? {}) as Record<string, Json>;
    if (name === 'view.open') this.data.set((this.front = Number(given['id'])), { ...(given['data'] as object) });
    if (name === 'view.patch') this.patch(Number(given['id']), given['patch'] as Record<string, unknown>);
    if (name !== 'cloud.callFunction') return {};
    const { action, input } = given['data'] as { action: string; input: Json };
    return { result: await this.actions(String(given['name']), action, input), errMsg: 'cloud.callFunction:ok' };
  }

  private patch(id: number, values: Record<string, unknown>): void {
    this.patches.push({ bytes: Buffer.byteLength(JSON.stringify(values)), values });
    const data = this.data.get(id);
    if (data) for (const [path, value] of Object.entries(values)) write(data, path, value);
  }
}

const PHONE = { stored: {}, ahead: 0, fontScale: 1, width: 375, height: 812, connected: true } as const;

/** Enters the package at a page, in a thread of its own, and waits until it has drawn what it has. */
export const openView = async ({ folder, url, actions }: Opened): Promise<WeappView> => {
  const pages = new Pages(actions);
  const faults: string[] = [];
  const thread = await startThread(
    { ...PHONE, folder, entered: { path: pathOf(url), query: queryOf(url), scene: 1014 } },
    {
      answer: (name, argument) => pages.answer(name, argument),
      keep: () => undefined,
      failed: (words) => void faults.push(words),
    },
  );
  const rest = async (): Promise<void> => {
    while (thread.busy(QUIET)) await new Promise((done) => setTimeout(done, 20));
    if (faults.length > 0) throw new Error(`${url}: ${faults.join('\n')}`);
  };
  await rest();
  return {
    patches: pages.patches,
    root: () => pages.root(),
    tap: async (words) => {
      const way = pathTo(pages.root(), words) ?? [];
      const before = pages.patches.length;
      // WeChat hands a tap to each element that binds it, from the inside out; a text is no element.
      for (const node of way.filter(({ v }) => v === undefined).reverse()) {
        const event = tapOn(String(node.uid ?? node.sid ?? '')) as never;
        if (pages.patches.length === before) thread.tell({ event: { page: pages.front, method: 'eh', event } });
        await rest();
      }
      return pages.patches.slice(before);
    },
    stop: thread.stop,
  };
};

/** Every text that the tree would show, in order. */
export const textsOf = (node: Sent): string[] => [
  ...(typeof node.v === 'string' && node.v !== '' ? [node.v] : []),
  ...(node.cn ?? []).flatMap(textsOf),
];
