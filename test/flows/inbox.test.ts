import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

interface Page {
  rows: { id: string; subject: { id: string } }[];
  next: string | null;
}

test('an inbox of several pages is read to its end, every message once', async () => {
  const submitted = new Set<string>();
  for (let n = 0; n < 45; n += 1) submitted.add((await submitReport(town)).id);
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const page: Page = await town.world.ok<Page>(cast.primary, 'notifications.list', after ? { after } : {});
    pages.push(page);
    after = page.next;
  } while (after);
  const rows = pages.flatMap((page) => page.rows);
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(new Set(rows.map(({ subject }) => subject.id).filter((id) => id.startsWith('rep_')))).toEqual(submitted);
});
