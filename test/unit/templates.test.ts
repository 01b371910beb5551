import fc from 'fast-check';
import { fieldValue, messageData, SENT_BY, TEMPLATES } from '../../src/domain/notifications/templates';
import { TEMPLATE_KEYS } from '../../src/domain/notifications/schema';
import { CATEGORIES } from '../../src/domain/reports/categories';
import type { AnyMachine } from '../../src/domain/_kernel/machine';
import { reportMachine } from '../../src/domain/reports/machine';
import { wishMachine } from '../../src/domain/wall/machine';

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
    const data = messageData({ template: 'progress', event: 'report.accept', facts, at });
    expect(data).toEqual({
      thing1: { value: '丽景街-2026-000123' },
      phrase2: { value: '已受理' },
      time3: { value: '2026-11-20 23:30' },
      thing4: { value: '水管漏水、渗水' },
    });
  });

  it('tells the worker where and until when', () => {
    expect(messageData({ template: 'task', event: 'report.assign', facts, at })).toEqual({
      thing1: { value: '丽景街-2026-000123' },
      thing2: { value: '宏泰学府苑 10号楼 2单元' },
      time3: { value: '2026-11-23 10:30' },
      thing4: { value: '水管漏水、渗水' },
    });
  });

  const machines = [reportMachine, wishMachine].map((machine) => [machine.name, machine as AnyMachine] as const);

  it.each(machines)('says every step of a %s that anybody hears of in words of its own', (kind, machine) => {
    const rows = Object.entries(machine.moves).flatMap(([name, all]) => all.map((row) => ({ name, row })));
    const births = Object.entries(machine.begin).map(([name, row]) => ({ name, row }));
    const told = [...births, ...rows].filter(({ row }) => (row.notify ?? []).length > 0);
    const steps = [...new Set(told.map(({ name }) => name))];
    const said = steps.map((step) => TEMPLATES.progress({ event: `${kind}.${step}`, facts: {}, at })['phrase2']);
    expect(new Set(said).size).toBe(steps.length);
    for (const phrase of said) expect(phrase).toMatch(/^\p{Script=Han}{1,5}$/u);
    for (const { name, row } of told)
      for (const as of row.notify ?? []) expect(TEMPLATE_KEYS).toContain(SENT_BY[`${kind}.${name}`]?.[as]);
  });

  it('is made of nothing personal: whatever else the facts hold stays out', () => {
    const secret = { words: '楼上渗水', name: '住户甲', phone: '13900000001', note: '请打电话' };
    for (const template of TEMPLATE_KEYS) {
      const plain = messageData({ template, event: 'report.accept', facts, at });
      expect(messageData({ template, event: 'report.accept', facts: { ...facts, ...secret }, at })).toEqual(plain);
    }
  });
});
