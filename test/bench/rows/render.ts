import type { OutputOf } from '../../../src/client/api';
import { screensOf } from '../../support/looks/pages';
import type { Json } from '../../support/weapp/messages';
import { leaveDemo, enterDemo, type DemoPages } from '../demoPages';
import type { Row } from '../row';
import { textsOf, type Patch, type Sent, type WeappView } from '../weappView';

const ROWS = 50;
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const total = (patches: readonly Patch[]): number => patches.reduce((sum, { bytes }) => sum + bytes, 0);

let demo: DemoPages | undefined;
const the = (): DemoPages => {
  if (!demo) throw new Error('the row was not prepared');
  return demo;
};
const onDemo = {
  prepare: async () => void (demo = await enterDemo()),
  finish: leaveDemo,
};

let details: readonly string[] = [];
let text = Number.NaN;
let calls = 0;

// The answers of the demo over and over: real words, real names, real lengths.
const fifty = async (): Promise<Json> => {
  const answer = (await the().asked('wang')('api', 'reports.mine', {})) as {
    data: OutputOf<'reports.mine'>;
  };
  const { rows } = answer.data;
  const many = Array.from({ length: ROWS }, (_, n) => ({ ...rows[n % rows.length], id: `rep_${n}`.padEnd(26, '0') }));
  return { ok: true, data: { rows: many, next: null } } as unknown as Json;
};

const firstRender = async (): Promise<number> => {
  const list = await fifty();
  const view = await the().open('wang', 'pages/reports/mine/index', (fn, action, input) =>
    action === 'reports.mine' ? list : the().asked('wang')(fn, action, input),
  );
  const texts = textsOf(view.root());
  const filling = view.patches.filter(({ bytes }) => bytes > bytesOf(texts));
  text = bytesOf(texts);
  calls = filling.length;
  details = [`${texts.length} texts, calls: ${view.patches.map(({ bytes }) => `${bytes} B`).join(', ')}`];
  await view.stop();
  return total(filling);
};

/** Row 3: what crosses to the view for a list of fifty reports, against the words a person then reads. */
export const renderFirst: Row = {
  ...onDemo,
  name: 'render.first',
  unit: 'B',
  rounds: 1,
  note: 'the same bytes every time, so one round; reference: JSON of the visible text',
  goal: '≤ 3.5 ×, one call',
  ours: firstRender,
  reference: () => Promise.resolve(text),
  details: () => details,
  meets: ({ ratio = Infinity }) => ratio <= 3.5 && calls === 1,
};

let least = Number.NaN;
let taps: readonly Patch[] = [];

// The paths that had to change: those of the words and numbers that are now different.
const needed = (patches: readonly Patch[]): number => {
  const words = patches.flatMap(({ values }) => Object.entries(values).filter(([path]) => path.endsWith('.v')));
  return bytesOf(Object.fromEntries(words));
};

const quantityStep = async (): Promise<number> => {
  const { ground, open } = the();
  const view = await open('zhao', `pages/shop/product/index?id=${ground.product}&counter=${ground.counter}`);
  // The first step also lights up what was grey; a step in the middle is what people do.
  await view.tap('+');
  taps = await view.tap('+');
  if (taps.length === 0) throw new Error(textsOf(view.root()).join('|'));
  least = needed(taps);
  await view.stop();
  return total(taps);
};

/** Row 4: what crosses for one step of a quantity, against the changed paths with their values. */
export const renderTap: Row = {
  ...onDemo,
  name: 'render.tap',
  unit: 'B',
  rounds: 1,
  note: 'the same bytes every time, so one round; reference: the changed texts with their paths',
  goal: '≤ 1.2 ×, one call',
  ours: quantityStep,
  reference: () => Promise.resolve(least),
  details: () => taps.map(({ values }) => JSON.stringify(values)),
  meets: ({ ratio = Infinity }) => ratio <= 1.2 && taps.length === 1,
};

interface Shape {
  nodes: number;
  depth: number;
  children: number;
}
const HALF: Shape = { nodes: 500, depth: 15, children: 30 };

const shapeOf = (node: Sent): Shape => {
  const below = (node.cn ?? []).map(shapeOf);
  return {
    nodes: 1 + below.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    children: Math.max(below.length, ...below.map(({ children }) => children)),
  };
};

const openScreen = async (screen: ReturnType<typeof screensOf>[number]): Promise<WeappView> => {
  const view = await the().open(screen.persona, `${screen.page}?${screen.query ?? ''}`);
  for (const words of screen.taps ?? []) await view.tap(words);
  return view;
};

let worst: Shape & Record<`${keyof Shape}At`, string> = {
  ...{ nodes: 0, depth: 0, children: 0 },
  ...{ nodesAt: '', depthAt: '', childrenAt: '' },
};

const heaviest = async (): Promise<number> => {
  for (const screen of screensOf(the().ground)) {
    const view = await openScreen(screen);
    const shape = shapeOf(view.root());
    for (const key of ['nodes', 'depth', 'children'] as const)
      if (shape[key] > worst[key])
        worst = { ...worst, [key]: shape[key], [`${key}At`]: `${screen.page} (${screen.state})` };
    await view.stop();
  }
  return worst.nodes;
};

/** Row 5: the heaviest page of the demo; the official scoring asks for < 1000 nodes, depth < 30, children ≤ 60. */
export const renderTree: Row = {
  ...onDemo,
  name: 'render.tree',
  unit: 'nodes',
  rounds: 1,
  note: 'every page with the data of the demo',
  goal: '< 500 nodes, depth < 15, children ≤ 30',
  ours: heaviest,
  details: () =>
    (['nodes', 'depth', 'children'] as const).map((key) => `${key}: ${worst[key]} on ${worst[`${key}At`]}`),
  meets: () => worst.nodes < HALF.nodes && worst.depth < HALF.depth && worst.children <= HALF.children,
};
