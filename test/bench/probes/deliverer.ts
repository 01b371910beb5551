import { writeSync } from 'node:fs';
import { sweep } from '../../../cloudfunctions/_kernel/events';
import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import { createDeps } from '../../../cloudfunctions/_kernel/runtime';
import { consumers, machines } from '../../../cloudfunctions/composition';
import { deliver } from '../../../cloudfunctions/notifications/deliver';

// What `jobs` does each minute, until nothing is left. It tells every step, so that it can be killed at any of them.
const AHEAD = Number(process.env['BENCH_AHEAD']);
const tell = (step: 'd' | 's'): number => writeSync(1, step);

const told = <A extends unknown[], R>(step: 'd' | 's', work: (...args: A) => Promise<R>) => {
  return async (...args: A): Promise<R> => {
    tell(step);
    return work(...args);
  };
};

const listened = (deps: Deps): Deps => ({
  ...deps,
  now: () => Date.now() + AHEAD,
  log: () => undefined,
  store: {
    ...deps.store,
    insert: told('d', deps.store.insert) as Deps['store']['insert'],
    updateIf: told('d', deps.store.updateIf) as Deps['store']['updateIf'],
  },
  wechat: { ...deps.wechat, send: told('s', deps.wechat.send) },
});

const work = async (): Promise<void> => {
  const deps = listened(createDeps(process.env, consumers));
  for (;;) {
    const [drained, sent] = await Promise.all([sweep(machines, deps), deliver(deps)]);
    if (drained === 0 && Object.keys(sent).length === 0) return;
  }
};

work().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
