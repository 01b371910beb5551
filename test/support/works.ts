import type { Stateful } from '../../src/domain/_kernel/machine';
import { workMachine } from '../../src/domain/sheets/machine';
import type { WorkDoc } from '../../src/domain/sheets/schema';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';
import { newRequest } from './world';

/** A piece of work as it lies in the database. */
export const workDoc = (town: Town, id: string): Promise<WorkDoc> => docOf<WorkDoc>(town, workMachine.collection, id);

type Made = { id: string };
const WAY: Readonly<Record<string, readonly string[]>> = {
  ready: ['sheets.run'],
  cancelled: ['sheets.cancel'],
};

/** States into which only the system brings a work; a test puts it there. */
const PUT = ['running', 'failed', 'gone'];

/** A piece of work of the staff in a state. */
export const workIn = async (town: Town, state: string): Promise<Stateful> => {
  const input = { area: town.grid4, kind: 'export.households' };
  const { id } = await town.world.ok<Made>(cast.staff, 'sheets.export', input);
  for (const action of WAY[state] ?? []) await town.world.ok(cast.staff, action, { id });
  if (PUT.includes(state)) await town.world.deps.store.updateIf('works', id, {}, { set: { state } });
  return workDoc(town, id);
};

const table = Buffer.from('户主\n住户甲\n住户乙\n');

/** An input that the actions of heavy work accept, with a real upload where a table is needed. */
export const sheetInput = async (town: Town, name: string, asked: Asked, given: object): Promise<object> => {
  const upload = (requestId: string) => town.world.upload(asked.openid, 'sheet', requestId, table);
  switch (name) {
    case 'print':
      return { ...given, place: town.community };
    case 'audit':
      return { ...given, area: town.community };
    case 'export':
      return { ...given, area: town.grid4 };
    case 'import':
      return { ...given, area: town.grid4, file: await upload(asked.requestId) };
    case 'preview': {
      const draft = newRequest();
      return { ...given, area: town.grid4, draft, file: await upload(draft) };
    }
    default:
      return name === 'mine' || name === 'own' ? given : { ...given, id: asked.id };
  }
};
