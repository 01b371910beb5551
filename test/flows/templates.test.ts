import type { SubscribeMessage } from '../../cloudfunctions/_kernel/wechat';
import { released } from '../../devcloud/app';
import { TEMPLATE_IDS } from '../../devcloud/secrets';
import { doorOf } from '../../src/domain/notifications/pages';
import { TEMPLATE_KEYS } from '../../src/domain/notifications/schema';
import { TOLD } from '../../src/domain/notifications/steps';
import { messageData, SENT_BY } from '../../src/domain/notifications/templates';
import { postJson } from '../support/peek';
import { startWorld, type World } from '../support/world';

const AT = Date.UTC(2026, 11, 31, 16, 30);
const PAGE = 'pages/reports/detail/index?id=1';
const WORDS = ['', '楼', '永宁路地下通道出口往东第三个井盖松动', '3号楼2单元\n401', 'a'.repeat(300), '𠮷'.repeat(30)];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const messageOf = (template: keyof typeof TEMPLATE_IDS, event: string, words: string): SubscribeMessage => ({
  openid: 'openid-templates',
  templateId: TEMPLATE_IDS[template],
  page: PAGE,
  data: messageData({ template, event, facts: { number: words, place: words, category: words, dueAt: AT }, at: AT }),
});

/** What WeChat answers to a message whose receiver agreed to all there are. */
const answerTo = async (message: SubscribeMessage): Promise<number> => {
  const tmplIds = Object.values(TEMPLATE_IDS);
  await postJson(`${world.cloud.url}/client/subscribe`, { tmplIds, answer: 'accept' }, message.openid);
  const answer = await world.deps.wechat.send(message);
  return answer.sent === false ? answer.errcode : answer.sent === true ? 0 : NaN;
};

test.each(TEMPLATE_KEYS)('WeChat takes every message by template %s, whatever the words', async (key) => {
  const refused: unknown[] = [];
  for (const message of [
    ...Object.keys(SENT_BY).map((event) => messageOf(key, event, '路灯')),
    ...WORDS.map((words) => messageOf(key, 'report.accept', words)),
  ]) {
    const errcode = await answerTo(message);
    if (errcode !== 0) refused.push([errcode, message.data]);
  }
  expect(refused).toEqual([]);
});

test('WeChat refuses fields, templates and pages that are not ours', async () => {
  const good = messageOf('progress', 'report.accept', '路灯');
  const { thing1: _gone, ...lacking } = good.data;
  expect(await answerTo({ ...good, data: { ...good.data, thing9: { value: '多余' } } })).toBe(47003);
  expect(await answerTo({ ...good, data: lacking })).toBe(47003);
  expect(await answerTo({ ...good, templateId: 'tmpl-of-somebody-else' })).toBe(40037);
  expect(await answerTo({ ...good, page: 'pages/gallery/index' })).toBe(41030);
  expect(await answerTo(good)).toBe(0);
});

test('every message leads to a page of the product', () => {
  const area = { district: 'plc_1', community: 'plc_2', grid4: 'plc_3' };
  const facts = { household: 'hsh_1', grid: 'plc_3' };
  const doors = Object.entries(TOLD).flatMap(([kind, sides]) =>
    Object.keys(sides).map((as) => doorOf({ subject: { kind, id: 'doc_1' }, area, facts, as })?.page),
  );
  expect(doors.length).toBeGreaterThan(30);
  expect(doors.filter((page) => !released.pages.includes(`pages/${page}/index`))).toEqual([]);
});
