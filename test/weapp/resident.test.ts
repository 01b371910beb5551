import { resolve } from 'node:path';
import { WeappHost } from '../support/weappHost';

interface Call {
  action: string;
  input: Record<string, unknown>;
  requestId: string;
}
const TOKEN = '1aABCDEFGH12abcdefghijklmnop';
const LINK = `https://home.linli-huiyin.example/b/${TOKEN}`;
const row = (id: string, kind: string, name: string) => ({ id, kind, name });
const BUILDING = row('plc_building01', 'building', '10号楼');
const UNIT = row('plc_unit000001', 'unit', '2单元');
const PATH = ['演示区', '演示街道', '演示社区', '演示小区', BUILDING.name, UNIT.name];
const AREA = { district: 'plc_district01', building: BUILDING.id };
const REPORT = {
  ...{ id: 'rep_0000000001', rev: 1, number: '演示-2026-000001', state: 'submitted', outcome: null, category: 'leak' },
  ...{
    words: '楼上渗水',
    photos: [],
    afterPhotos: [],
    place: { id: UNIT.id, name: '演示小区 10号楼 2单元' },
    area: AREA,
  },
  ...{ neighbours: true, createdAt: 1_795_000_000_000, dueAt: 1_795_000_900_000, overdue: false, supervised: false },
  ...{
    jointMeeting: false,
    inCharge: '网格员甲（演示）',
    assignee: null,
    reply: null,
    suspendUntil: null,
    rating: null,
  },
  ...{
    suspensionAsked: false,
    mergedInto: null,
    contactMask: null,
    as: ['reporter'],
    moves: ['withdraw'],
    timeline: [],
  },
};
const PLATE = {
  place: {
    ...BUILDING,
    path: PATH.slice(0, -1),
    state: 'active',
    area: AREA,
    parent: null,
    primary: null,
    backup: null,
  },
  ...{ grid: null, units: [UNIT], open: 0 },
};

describe('a resident in the compiled mini-program', () => {
  const calls: Call[] = [];
  let offline = false;
  const answers: Readonly<Record<string, unknown>> = {
    'codes.resolve': { place: UNIT, building: BUILDING, path: PATH, community: '演示社区', number: 'ABC-DEF' },
    'places.get': PLATE,
    'reports.ofPlace': { rows: [], next: null },
    'reports.mine': { rows: [], next: null },
    'reports.submit': REPORT,
    'reports.get': REPORT,
    'notifications.list': { rows: [], unread: 0, next: null },
    'notifications.templates': { rows: [] },
    'people.me': { id: 'per_0000000001', trust: 'visitor', grants: [] },
  };
  const cloud = async (_name: string, data: unknown): Promise<unknown> => {
    const call = data as Call;
    calls.push(call);
    if (offline) throw new Error('cloud.callFunction:fail timeout');
    return { ok: true, data: answers[call.action] ?? {} };
  };
  const sent = () => calls.filter(({ action }) => action === 'reports.submit');
  const host = new WeappHost(resolve(process.env.WEAPP_DIST ?? 'dist/weapp'), cloud);
  beforeAll(() => host.launch());
  afterAll(() => host.close());

  test('confirms the scanned building, loses no report to a lost network, and is told its number; a foreign code takes nothing away', async () => {
    await host.open(`/pages/scan/index?q=${encodeURIComponent(LINK)}&scancode_time=1`);
    await host.seeText('ABC-DEF');
    await host.tapText('对，是这里');
    await host.until('the building home is open', () => host.route() === 'pages/places/home/index');
    await host.tapText('报问题');
    await host.seeText('演示小区 10号楼 2单元');
    await host.tapText('水管漏水、渗水');
    await host.fill('楼上渗水');
    offline = true;
    await host.tapText('报给网格员');
    await host.seeText('联网后自动提交');
    offline = false;
    await host.tapText('现在再试一次');
    await host.seeText(REPORT.number);
    expect(host.route()).toBe('pages/reports/done/index');
    expect(sent().map(({ requestId }) => requestId)).toEqual([sent()[0]?.requestId, sent()[0]?.requestId]);
    expect(sent()[1]?.input).toEqual({
      ...{ place: UNIT.id, category: 'leak', words: '楼上渗水', photos: [], neighbours: true },
    });

    await host.open(`/pages/scan/index?q=${encodeURIComponent('https://example.org/b/x')}&scancode_time=2`);
    await host.seeText('这是别处的链接');
    await host.seeText('上次的演示小区 10号楼 2单元还记着');
    expect(host.errors).toEqual([]);
  });
});
