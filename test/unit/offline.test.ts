import fc from 'fast-check';

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }));
import { movesFor, type Stateful } from '../../src/domain/_kernel/machine';
import { reportMachine } from '../../src/domain/reports/machine';
import type { ReportDoc, ReportView } from '../../src/domain/reports/schema';
import { fitting } from '@/client/lasting';
import { nextOf } from '@/client/outgoing';
import { lane, patiently } from '@/client/patience';
import { LARGEST, LONGEST, shrink } from '@/client/shrink';
import type { Draft } from '@/client/drafts';
import { aheadOf } from '@/features/work/ahead';

test('a photo of any size, turned or not, ends within 1600 px and 500 KB, as little smaller as need be', async () => {
  const photo = fc.record({
    width: fc.integer({ min: 300, max: 12_000 }),
    height: fc.integer({ min: 300, max: 12_000 }),
  });
  const detail = fc.double({ min: 0.01, max: 3, noNaN: true });
  const property = fc.asyncProperty(photo, detail, fc.boolean(), async ({ width, height }, rich, turned) => {
    const longest = Math.max(width, height);
    let encodings = 0;
    const got = await shrink(longest, async (how) => {
      encodings += 1;
      // A platform that measures the other side of a turned photo makes it longer than it was asked to.
      const scale = (how.longest / longest) * (turned ? longest / Math.min(width, height) : 1);
      const drawn = Math.min(1, scale);
      const area = width * height * drawn * drawn;
      return { longest: Math.round(longest * drawn), bytes: Math.round(area * rich * (how.quality / 100)) };
    });
    expect(got.longest).toBeLessThanOrEqual(LONGEST);
    expect(got.bytes).toBeLessThanOrEqual(LARGEST);
    expect(encodings).toBeLessThan(20);
  });
  // A narrow photo just above the bound, and the narrowest there is: how they are turned shows only after some tries.
  const narrow = [1_601, 2_000, 12_000].map((width): [{ width: number; height: number }, number, boolean] => {
    return [{ width, height: 300 }, 3, true];
  });
  await fc.assert(property, { examples: narrow, numRuns: 1_000 });
});

test('a miss is tried again after about 1, 4 and 16 seconds, never all phones in the same moment, and then no more', async () => {
  const waits = async (random: number, misses: number): Promise<number[]> => {
    const slept: number[] = [];
    let left = misses;
    const clock = { sleep: async (ms: number) => void slept.push(ms), random: () => random };
    const result = await patiently(async () => (left -= 1) >= 0, Boolean, undefined, clock);
    expect(result).toBe(misses > 3);
    return slept;
  };
  expect(await waits(0.5, 9)).toEqual([1_000, 4_000, 16_000]);
  expect(await waits(0.5, 2)).toEqual([1_000, 4_000]);
  expect(await waits(0, 0)).toEqual([]);
  for (const random of [0, 0.99]) {
    const [first = 0, second = 0, third = 0] = await waits(random, 9);
    expect([first / 1_000, second / 4_000, third / 16_000].every((part) => part >= 0.75 && part <= 1.25)).toBe(true);
  }
});

test('never more than two go at a time, all go, in the order they came, also past one that fails', async () => {
  const property = fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (fails) => {
    const pass = lane(2);
    const begun: number[] = [];
    let [running, most] = [0, 0];
    const work = (n: number, fail: boolean) => async () => {
      begun.push(n);
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      if (fail) throw new Error('lost');
    };
    await Promise.allSettled(fails.map((fail, n) => pass(work(n, fail))));
    expect(begun).toEqual(fails.map((_, n) => n));
    expect(most).toBeLessThanOrEqual(2);
  });
  await fc.assert(property);
});

const posted = fc.record({ at: fc.integer({ min: 0, max: 9 }), chain: fc.constantFrom('a', 'b'), said: fc.boolean() });
test('of a chain the earliest is sent next, and nothing behind one that was refused', () => {
  const property = fc.property(fc.uniqueArray(posted, { selector: ({ at }) => at }), (all) => {
    const drafts = all.map(({ at, chain, said }): [string, Draft] => {
      const out = { action: 'reports.accept', input: {}, files: {}, at, chain } as const;
      return [`f${at}`, { version: 1, requestId: '', value: {}, out, ...(said ? { said: { code: 'CONFLICT' } } : {}) }];
    });
    const first = all.filter(({ chain }) => chain === 'a').sort((x, y) => x.at - y.at)[0];
    expect(nextOf(drafts, 'a')).toBe(first && !first.said ? `f${first.at}` : undefined);
  });
  fc.assert(property);
});

test('what is stored of the lists is the latest that fits', () => {
  const rows = fc.array(fc.tuple(fc.string(), fc.record({ at: fc.nat(), data: fc.jsonValue() })));
  const property = fc.property(rows, fc.nat(500), (all, most) => {
    const kept = fitting(all, most);
    expect(kept.length === 0 || JSON.stringify(kept).length <= most + 2).toBe(true);
    expect(kept).toEqual(all.filter((row) => kept.includes(row)));
    const last = all.at(-1);
    if (last && JSON.stringify(last).length < most) expect(kept).toContain(last);
  });
  fc.assert(property);
});

describe('what may be done next without a network', () => {
  const ME = 'per_0000000001';
  const area = { grid4: 'plc_grid0000', community: 'plc_comm0000', street: 'plc_str00000', district: 'plc_dis00000' };
  const doc = {
    ...{ state: 'submitted', area, reporter: 'per_somebody', assignee: null, handler: null, visitor: null },
    ...{ primary: ME, backup: null, followers: [], jointMeeting: false, suspensionAsked: false },
    ...{ appealed: true, closedAt: null },
  } as unknown as ReportDoc;
  const grants = fc.constantFrom(
    [{ role: 'gridWorker', level: 'grid4', area: area.grid4 }],
    [{ role: 'staff', level: 'community', area: area.community }],
    [{ role: 'officer', level: 'street', area: area.street }],
    [],
  );
  /** What the handlers of the server write down besides the state. */
  const written = (move: string, input: Record<string, unknown>): object => {
    if (['assign', 'transfer', 'escalate'].includes(move))
      return { assignee: input['assignee'], suspensionAsked: false };
    if (move === 'return') return { assignee: null, suspensionAsked: false };
    if (move === 'askSuspension') return { suspensionAsked: true };
    if (move === 'resolve') return { handler: ME, suspensionAsked: false };
    return { ...(move === 'startFollowUp' ? { visitor: ME } : {}), suspensionAsked: false };
  };
  const asOf = (report: ReportDoc): string[] =>
    Object.keys(reportMachine.relations).filter((name) => (report as unknown as Record<string, unknown>)[name] === ME);

  test('is what the server would say after the same steps, whoever does them', () => {
    const property = fc.property(grants, fc.array(fc.nat(), { maxLength: 6 }), fc.boolean(), (held, picks, toMe) => {
      const who = { person: ME, trust: 'phone', grants: held } as never;
      const moves = (at: ReportDoc) => movesFor(reportMachine, at as Stateful, who, 0);
      const me = { id: ME, trust: 'phone', grants: held } as never;
      const view = { ...doc, as: asOf(doc), moves: moves(doc) } as unknown as ReportView;
      let now = doc;
      const steps: Parameters<typeof aheadOf>[2][number][] = [];
      for (const pick of picks) {
        const open = moves(now).filter((move) => steps.every((step) => step.move !== move));
        const move = open[pick % Math.max(1, open.length)];
        if (move === undefined) break;
        const input = { assignee: toMe ? ME : 'per_another00' };
        steps.push({ form: move, move, at: steps.length, input, photos: [] });
        const row = reportMachine.moves[move as 'accept'].find(({ from }) => (from as string[]).includes(now.state));
        now = { ...now, state: row?.to ?? now.state, ...written(move, input) } as ReportDoc;
      }
      const ahead = aheadOf(view, me, steps, 0);
      const left = moves(now).filter((move) => steps.every((step) => step.move !== move));
      expect([ahead.state, [...ahead.moves].sort()]).toEqual([now.state, left.sort()]);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('is nothing behind a step that was refused', () => {
    const step = { form: 'f', move: 'accept', at: 0, input: {}, photos: [], said: { code: 'ILLEGAL_MOVE' } };
    const view = { ...doc, as: [], moves: ['accept', 'reject'] } as unknown as ReportView;
    const me = { id: ME, trust: 'phone', grants: [] } as never;
    expect(aheadOf(view, me, [step]).moves).toEqual([]);
    expect(aheadOf(view, me, []).moves).toEqual(['accept', 'reject']);
  });
});
