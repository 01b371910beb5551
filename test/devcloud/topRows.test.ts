import { TopRows } from '../../devcloud/cloud/db/topRows';

const found = (n: number, megabytes: number) => ({
  id: String(n),
  text: 'x'.repeat(megabytes * 1024 * 1024),
  doc: { n },
});

describe('the rows of a window', () => {
  it('are the first of the order, whatever was added', () => {
    const rows = new TopRows({ skip: 2, limit: 3 }, [['n', -1]]);
    for (let n = 0; n < 5000; n++) rows.add({ id: String(n), text: `{"n":${(n * 7) % 5000}}`, doc: undefined });
    expect(rows.window().map(({ text }) => text)).toEqual(['{"n":4997}', '{"n":4996}', '{"n":4995}']);
  });

  // MongoDB manual, reference/limits: a sort in memory holds 100 MB.
  it('are refused beyond 100 MB that must be sorted', () => {
    const rows = new TopRows({ skip: 0, limit: 10 }, [['n', 1]]);
    for (let n = 0; n < 6; n++) rows.add(found(n, 16));
    expect(() => rows.add(found(6, 16))).toThrow('Sort exceeded memory limit of 104857600 bytes');
  });

  it('may be any of more than that', () => {
    const rows = new TopRows({ skip: 0, limit: 2 }, [['n', 1]]);
    for (let n = 20; n > 0; n--) rows.add({ ...found(n, 16), text: `{"n":${n}}${' '.repeat(16 * 1024 * 1024)}` });
    expect(rows.window().map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('in order need no memory for what the window skips', () => {
    const rows = new TopRows({ skip: 100, limit: 1, maxBytes: 20 * 1024 * 1024 }, []);
    for (let n = 0; n < 101; n++) rows.add(found(n, 16));
    expect(rows.window().map(({ id }) => id)).toEqual(['100']);
    expect(() => rows.add(found(101, 16))).toThrow('ask for fewer');
  });
});
