import type { Environment } from './environment';
import { platformEnvironment } from './functions/context';

/** Variables that only a function process has. */
const OF_FUNCTIONS = ['TENCENTCLOUD_RUNENV', 'TENCENTCLOUD_SESSIONTOKEN', 'TZ'];

/** What a program of one's own needs, with the unmodified SDK. */
const programEnvironment = ({ platform }: Environment): Record<string, string> => {
  const shared = Object.entries(platformEnvironment(platform)).filter(([name]) => !OF_FUNCTIONS.includes(name));
  // Without it the SDK asks a metadata service of Tencent's machines twice for every request.
  return { TENCENTCLOUD: 'true', ...Object.fromEntries(shared) };
};

const quoted = (value: string): string => (/^[\w./:,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);

const shellLines = (environment: Environment): string =>
  [
    `# environment ${environment.envId}`,
    ...Object.entries(programEnvironment(environment)).map(([name, value]) => `export ${name}=${quoted(value)}`),
    '# instead of the key pair above, the SDK also takes an API key:',
    `# export CLOUDBASE_APIKEY=${environment.credentials.apiKey}`,
  ].join('\n');

/** The variables that turn programs towards the environments of this cloud: lines for a shell, or JSON by environment. */
export const recipeOf = (environments: readonly Environment[], kind: 'shell' | 'json'): string =>
  kind === 'shell'
    ? environments.map(shellLines).join('\n\n')
    : JSON.stringify(Object.fromEntries(environments.map((one) => [one.envId, programEnvironment(one)])));
