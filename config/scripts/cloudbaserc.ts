import type { FunctionDecl } from '../functions';

/** The content of cloudbaserc.json for the bundles in dist/functions; values of secrets come from `environment`. */
export const cloudbaserc = (
  envId: string,
  functions: readonly FunctionDecl[],
  environment: Readonly<Record<string, string | undefined>>,
): object => ({
  // The form that the pinned CLI's own schema lists; newer ones call it the previous form.
  version: '2.0',
  envId,
  region: 'ap-shanghai',
  functionRoot: './functions',
  functions: functions.map((f) => ({
    name: f.name,
    type: 'Event',
    handler: 'index.main',
    runtime: 'Nodejs20.19',
    timeout: f.timeout,
    memorySize: f.memorySize,
    installDependency: false,
    ignore: ['node_modules/**', '*.map'],
    // A deployment overwrites all values in the cloud, so all of them are given each time.
    envVariables: Object.fromEntries(f.env.map((name) => [name, environment[name] ?? ''])),
    triggers: f.timers.map((t) => ({ name: t.name, type: 'timer', config: t.config })),
  })),
});
