import type cloudbase from '@cloudbase/node-sdk';
import type { CloudOptions } from '../../devcloud/cloud/server';
import { startLocal, type Local } from '../devcloud/local';

type App = ReturnType<typeof cloudbase.init>;
type Database = ReturnType<App['database']>;
type Index = NonNullable<CloudOptions['collections']>[number]['indexes'][number];

/** Where a behaviour is tried: a running cloud, the genuine SDK, and collections of its own. */
export interface Ground {
  local: Local;
  app: App;
  db: Database;
  /** `db.command`. */
  _: Database['command'];
  /** A new collection that holds these documents, with these indexes. */
  fresh: (docs?: readonly object[], indexes?: readonly Index[]) => Promise<ReturnType<Database['collection']>>;
}

/** One thing that a user of CloudBase would notice, and the source that says it is so. */
export interface Behaviour {
  title: string;
  cite: string;
  guards: readonly string[];
  run: (ground: Ground) => Promise<void>;
}

/** States a behaviour; `guards` names the corrections of the evaluator without which it would fail. */
export const behaviour = (
  title: string,
  cite: string,
  run: Behaviour['run'],
  guards: readonly string[] = [],
): Behaviour => ({ title, cite, guards, run });

/** The ground of a running cloud. */
export const groundOf = (local: Local): Ground => {
  const db = local.app.database();
  let made = 0;
  return {
    local,
    app: local.app,
    db,
    _: db.command,
    fresh: async (docs = [], indexes = []) => {
      const name = `fresh_${(made += 1)}_${process.hrtime.bigint()}`;
      local.cloud.declare({ name, indexes, rule: 'ADMINONLY' });
      const collection = db.collection(name);
      if (docs.length > 0) await collection.add(docs as object[]);
      return collection;
    },
  };
};

/** Runs behaviours as tests, on a cloud of their own. */
export const runBehaviours = (area: string, list: readonly Behaviour[], options: Partial<CloudOptions> = {}): void => {
  describe(area, () => {
    let local: Local;
    let ground: Ground;
    beforeAll(async () => {
      local = await startLocal(options);
      ground = groundOf(local);
    });
    afterAll(() => local.stop());
    test.each(list.map((one) => [one.title, one] as const))('%s', (_title, one) => one.run(ground));
  });
};
