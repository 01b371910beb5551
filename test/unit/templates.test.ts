import fc from 'fast-check';
import { fieldValue, messageData, SENT_BY, TEMPLATES } from '../../src/domain/notifications/templates';
import { TEMPLATE_KEYS } from '../../src/domain/notifications/schema';
import { CATEGORIES } from '../../src/domain/reports/categories';
import { reportMachine } from '../../src/domain/reports/machine';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('楼', '𠮷', '👨‍👩‍👧', '\u0000', '\n', '\u2028', '\u200b', 'a', ' '), maxLength: 60 }),
);
const points = (value: string): number => [...value].length;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('a field of a subscribe message', () => {
  it.each([
    ['thing4', 20],
    ['time3', 20],
    ['character_string1', 32],
    ['phrase2', 5],
  ])('%s is never empty, longer than %i characters or broken over lines', (key, limit) => {
    fc.assert(
      fc.property(text, (raw) => {
        const value = fieldValue(key, raw);
        expect(points(value)).toBeGreaterThan(0);
        expect(points(value)).toBeLessThanOrEqual(limit);
        expect(value).not.toMatch(CONTROL);
        expect(value).toBe(value.trim());
      }),
      { numRuns: 300 },
    );
  });

  it('holds only one to five Chinese characters where it is a phrase', () => {
    fc.assert(fc.property(text, (raw) => expect(fieldValue('phrase2', raw)).toMatch(/^\p{Script=Han}{1,5}$/u)));
    expect(fieldValue('phrase2', '已受理')).toBe('已受理');
  });

  it('holds no Chinese where it is a string of characters', () => {
    fc.assert(fc.property(text, (raw) => expect(fieldValue('character_string1', raw)).toMatch(/^[\x21-\x7e]{1,32}$/)));
  });

  it('is cut between characters, with a sign that something follows', () => {
    expect(fieldValue('thing4', '𠮷'.repeat(21))).toBe(`${'𠮷'.repeat(19)}…`);
    expect(fieldValue('thing4', '𠮷'.repeat(20))).toBe('𠮷'.repeat(20));
  });
});

describe('the message about a report', () => {
  const facts = {
    number: '丽景街-2026-000123',
    place: '宏泰学府苑 10号楼 2单元',
    category: CATEGORIES.leak,
    dueAt: Date.parse('2026-11-23T10:30+08:00'),
  };
  const at = Date.parse('2026-11-20T23:30+08:00');

  it('says the number, the step, the time in Shanghai and the kind of problem', () => {
    const data = messageData('progress', { ...facts, move: 'accept' }, at);
    expect(data).toEqual({
      thing1: { value: '丽景街-2026-000123' },
      phrase2: { value: '已受理' },
      time3: { value: '2026-11-20 23:30' },
      thing4: { value: '水管漏水、渗水' },
    });
  });

  it('tells the worker where and until when', () => {
    expect(messageData('task', { ...facts, move: 'assign' }, at)).toEqual({
      thing1: { value: '丽景街-2026-000123' },
      thing2: { value: '宏泰学府苑 10号楼 2单元' },
      time3: { value: '2026-11-23 10:30' },
      thing4: { value: '水管漏水、渗水' },
    });
  });

  it('says every step of the table in words of its own', () => {
    const steps = ['submit', ...Object.keys(reportMachine.moves)];
    const said = steps.map((move) => TEMPLATES.progress({ move }, at)['phrase2']);
    expect(new Set(said).size).toBe(steps.length);
    for (const phrase of said) expect(phrase).toMatch(/^\p{Script=Han}{1,5}$/u);
  });

  it('goes to everybody the table names', () => {
    const rows = Object.entries(reportMachine.moves).flatMap(([name, all]) => all.map((row) => ({ name, row })));
    const told = [{ name: 'submit', row: reportMachine.begin.submit }, ...rows];
    for (const { name, row } of told)
      for (const as of row.notify ?? []) expect(TEMPLATE_KEYS).toContain(SENT_BY[`report.${name}`]?.[as]);
  });

  it('is made of nothing personal: whatever else the facts hold stays out', () => {
    const secret = { words: '楼上渗水', name: '住户甲', phone: '13900000001', note: '请打电话' };
    for (const key of TEMPLATE_KEYS) {
      const plain = messageData(key, { ...facts, move: 'accept' }, at);
      expect(messageData(key, { ...facts, ...secret, move: 'accept' }, at)).toEqual(plain);
    }
  });
});
