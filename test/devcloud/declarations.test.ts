import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDeclarations } from '../../devcloud/cloud/functions/declarations';
import { startCloud } from '../../devcloud/cloud/server';
import { post, startLocal } from './local';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'linli-declared-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, content: unknown): void => {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};
const functionsDir = () => path.join(root, 'functions');
const read = (values: Record<string, string> = {}) => readDeclarations(functionsDir(), values, ['SHARED']);
const CODE = 'exports.main = async () => process.env.GREETING ?? null;';
const TIMER = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' };

describe('what a folder of functions says of itself', () => {
  it('is read from cloudbaserc.json beside the folder, its variables filled in', () => {
    write('cloudbaserc.json', {
      version: '2.1',
      envId: '{{env.ENV_ID}}',
      functions: [
        {
          name: 'api',
          timeout: 20,
          memorySize: 512,
          handler: 'main.run',
          envVariables: { GREETING: 'hello {{env.WHO}}', COUNT: 3 },
          triggers: [TIMER],
        },
      ],
      gateway: { routes: [{ path: '/api', target: 'function:api', enablePathTransmission: true }] },
    });
    expect(read({ ENV_ID: 'env-1', WHO: 'neighbour' })).toEqual({
      functions: [
        {
          name: 'api',
          timeout: 20,
          memorySize: 512,
          handler: 'main.run',
          env: [],
          variables: { GREETING: 'hello neighbour', COUNT: '3' },
          timers: [{ name: 'nightly', config: '0 0 2 * * * *' }],
          routes: [{ path: '/api', passPath: true }],
        },
      ],
      notes: [],
    });
  });

  it('has the platform’s limits where it says nothing, and sees the shared variables', () => {
    write('functions/quiet/index.js', CODE);
    write('functions/notAFunction/readme.txt', '');
    const quiet = {
      name: 'quiet',
      timeout: 3,
      memorySize: 256,
      env: ['SHARED'],
      timers: [],
      routes: [],
      variables: {},
    };
    expect(read()).toEqual({ functions: [quiet], notes: [] });
  });

  it('takes the timer of a function’s own config.json, and notes its permissions', () => {
    write('functions/nightly/index.js', CODE);
    write('functions/nightly/config.json', { permissions: { openapi: ['wxacode.get'] }, triggers: [TIMER] });
    const { functions, notes } = read();
    expect(functions[0]?.timers).toEqual([{ name: 'nightly', config: '0 0 2 * * * *' }]);
    expect(notes).toEqual([expect.stringContaining('permissions')]);
  });

  it('notes routes to other things than functions', () => {
    write('cloudbaserc.json', { version: '2.1', gateway: { routes: [{ path: '/web', target: 'hosting:/' }] } });
    expect(read()).toEqual({ functions: [], notes: [expect.stringContaining('/web does not lead to a function')] });
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['a list', [], /not an object/],
    ['an unknown version', { version: '1.0' }, /version is "1.0"; 2.0 and 2.1 are known/],
    ['a variable that is not set', { envId: '{{env.NOWHERE}}' }, /variable NOWHERE, which is not set/],
    ['functions that are no list', { functions: {} }, /functions is not a list/],
    ['a name that is none', { functions: [{ name: '1st' }] }, /"1st" is no function's name/],
    ['a name that stands twice', { functions: [{ name: 'a' }, { name: 'a' }] }, /function a is declared twice/],
    ['a time limit of nothing', { functions: [{ name: 'a', timeout: 0 }] }, /function a: timeout is 0, not a whole/],
    ['a memory of a giant', { functions: [{ name: 'a', memorySize: 9999 }] }, /memorySize is 9999/],
    ['a handler of one word', { functions: [{ name: 'a', handler: 'main' }] }, /handler "main" is not of the form/],
    ['a function with a server in it', { functions: [{ name: 'a', type: 'HTTP' }] }, /type "HTTP" is not served/],
    ['a trigger of another type', { functions: [{ name: 'a', triggers: [{ ...TIMER, type: 'cos' }] }] }, /only timer/],
    [
      'two triggers of one name',
      { functions: [{ name: 'a', triggers: [TIMER, TIMER] }] },
      /two triggers called nightly/,
    ],
    [
      'an expression of five fields',
      { functions: [{ name: 'a', triggers: [{ ...TIMER, config: '* * * * *' }] }] },
      /trigger nightly: cron: .* 5 fields, not 7/,
    ],
    [
      'a route with a wildcard',
      { functions: [{ name: 'a' }], gateway: { routes: [{ path: '/a/*', target: 'function:a' }] } },
      /route "\/a\/\*" is not a path/,
    ],
    [
      'a route to nowhere',
      { functions: [], gateway: { routes: [{ path: '/a', target: 'function:a' }] } },
      /leads to a, which is not declared/,
    ],
  ])('is refused in a sentence for %s', (_name, content, sentence) => {
    write('cloudbaserc.json', content);
    expect(() => read()).toThrow(sentence);
  });

  it('is what a cloud runs that was told nothing else; a changed file is what the next call meets', async () => {
    process.env['LINLI_TEST_WHO'] = 'neighbour';
    const envVariables = { GREETING: 'hello {{env.LINLI_TEST_WHO}}' };
    const gateway = { routes: [{ path: '/greet', target: 'function:greet' }] };
    write('cloudbaserc.json', { version: '2.1', functions: [{ name: 'greet', envVariables }], gateway });
    write('functions/greet/index.js', CODE);
    const cloud = await startCloud({ dataDir: path.join(root, 'data'), functionsDir: functionsDir() });
    const greet = () => post(`${cloud.url}/client/invoke/greet`, {}, 'o-wang');
    try {
      expect(await greet()).toMatchObject({ result: 'hello neighbour' });
      expect(await (await fetch(`${cloud.url}/web/${cloud.envId}/greet`)).text()).toBe('hello neighbour');
      write('functions/greet/words.js', "module.exports = 'changed';");
      write('functions/greet/index.js', "exports.main = async () => require('./words');");
      expect(await greet()).toMatchObject({ result: 'changed' });
      write('functions/greet/words.js', "module.exports = 'changed again';");
      expect(await greet()).toMatchObject({ result: 'changed again' });
    } finally {
      await cloud.stop();
      delete process.env['LINLI_TEST_WHO'];
    }
  });

  it('may not have more than 4 KB of variables', async () => {
    write('functions/full/index.js', CODE);
    const full = { name: 'full', timeout: 3, memorySize: 256, env: [], timers: [], routes: [] };
    const functions = [{ ...full, variables: { FULL: 'x'.repeat(4093) } }];
    await expect(startLocal({ functionsDir: functionsDir(), functions })).rejects.toThrow(
      'The variables of function full have 4097 bytes, more than 4096.',
    );
  });
});
