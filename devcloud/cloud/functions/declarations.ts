import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCron } from '../triggers/cron';
import type { FunctionDecl } from './types';

/** What was found: the functions, and what was read past, each in a sentence. */
export interface Declared {
  functions: FunctionDecl[];
  notes: string[];
}

type Values = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

const NAME = /^[A-Za-z][\w-]{0,59}$/;
const SEGMENT = /^[\w.-]{1,50}$/;
const MEMORY = { least: 64, most: 3072 };
const MAX_TIMEOUT = 900;

/** A mistake in a declaration, told with the file and the function it stands in. */
const wrong = (where: string, sentence: string): Error => new Error(`${where}: ${sentence}`);

const readJson = (file: string): Fields => {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch (error) {
    throw wrong(file, `it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  throw wrong(file, 'it is not an object');
};

/** Puts in the values that stand as `{{env.X}}`. */
const filled = (value: unknown, values: Values, where: string): unknown => {
  if (Array.isArray(value)) return value.map((part) => filled(part, values, where));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part, values, where)]));
  if (typeof value !== 'string') return value;
  return value.replace(/\{\{\s*env\.(\w+)\s*\}\}/g, (_all, name: string) => {
    const found = values[name];
    if (found === undefined) throw wrong(where, `it asks for the variable ${name}, which is not set`);
    return found;
  });
};

const listOf = (value: unknown, where: string, what: string): Fields[] => {
  if (value === undefined) return [];
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
  if (!isList) throw wrong(where, `${what} is not a list of objects`);
  return value as Fields[];
};

const numberIn = (value: unknown, fallback: number, [least, most]: [number, number], where: string, what: string) => {
  const found = value ?? fallback;
  if (!Number.isInteger(found) || (found as number) < least || (found as number) > most)
    throw wrong(where, `${what} is ${JSON.stringify(found)}, not a whole number from ${least} to ${most}`);
  return found as number;
};

const timersOf = (triggers: Fields[], where: string): FunctionDecl['timers'] => {
  const names = new Set<unknown>();
  return triggers.map(({ name, type, config }) => {
    if (typeof name !== 'string' || !NAME.test(name))
      throw wrong(where, `${JSON.stringify(name)} is no trigger's name`);
    if (type !== 'timer') throw wrong(where, `trigger ${name} is of type ${JSON.stringify(type)}; there is only timer`);
    if (names.has(name)) throw wrong(where, `there are two triggers called ${name}`);
    names.add(name);
    try {
      parseCron(String(config));
    } catch (error) {
      throw wrong(where, `trigger ${name}: ${(error as Error).message}`);
    }
    return { name, config: String(config) };
  });
};

const functionOf = (given: Fields, where: string): FunctionDecl => {
  const { name, timeout, memorySize, handler, envVariables = {}, triggers, type = 'Event' } = given;
  if (typeof name !== 'string' || !NAME.test(name)) throw wrong(where, `${JSON.stringify(name)} is no function's name`);
  const at = `${where}, function ${name}`;
  if (type !== 'Event')
    throw wrong(at, `type ${JSON.stringify(type)} is not served; the local cloud runs Event functions`);
  if (handler !== undefined && (typeof handler !== 'string' || !/^[\w./-]+\.\w+$/.test(handler)))
    throw wrong(at, `handler ${JSON.stringify(handler)} is not of the form file.export`);
  return {
    name,
    timeout: numberIn(timeout, 3, [1, MAX_TIMEOUT], at, 'timeout'),
    memorySize: numberIn(memorySize, 256, [MEMORY.least, MEMORY.most], at, 'memorySize'),
    env: [],
    timers: timersOf(listOf(triggers, at, 'triggers'), at),
    routes: [],
    ...(typeof handler === 'string' ? { handler } : {}),
    variables: Object.fromEntries(Object.entries(envVariables as object).map(([key, value]) => [key, String(value)])),
  };
};

const withRoutes = (functions: FunctionDecl[], routes: Fields[], where: string): FunctionDecl[] => {
  const added = new Map<string, { path: string; passPath: boolean }[]>();
  for (const { path: at, target, enablePathTransmission = false } of routes) {
    const segments = typeof at === 'string' && at.startsWith('/') ? at.slice(1).split('/') : [''];
    if (at !== '/' && !segments.every((segment) => SEGMENT.test(segment)))
      throw wrong(where, `route ${JSON.stringify(at)} is not a path of letters, digits, . _ and -`);
    const [, fn] = /^function:(.+)$/.exec(String(target)) ?? [];
    if (fn === undefined) continue;
    if (!functions.some(({ name }) => name === fn))
      throw wrong(where, `route ${String(at)} leads to ${fn}, which is not declared`);
    added.set(fn, [...(added.get(fn) ?? []), { path: String(at), passPath: enablePathTransmission === true }]);
  }
  return functions.map((decl) => ({ ...decl, routes: added.get(decl.name) ?? decl.routes }));
};

const fromConfiguration = (directory: string, values: Values): Declared => {
  const file = [directory, path.dirname(directory)].map((at) => path.join(at, 'cloudbaserc.json')).find(existsSync);
  if (file === undefined) return { functions: [], notes: [] };
  const { version, functions, gateway } = filled(readJson(file), values, file) as Fields;
  if (version !== undefined && version !== '2.0' && version !== '2.1')
    throw wrong(file, `version is ${JSON.stringify(version)}; 2.0 and 2.1 are known`);
  const found = listOf(functions, file, 'functions').map((one) => functionOf(one, file));
  const twice = found.find(({ name }, at) => found.findIndex((other) => other.name === name) !== at);
  if (twice) throw wrong(file, `function ${twice.name} is declared twice`);
  const routes = listOf((gateway as Fields | undefined)?.['routes'], file, 'gateway.routes');
  const elsewhere = routes.filter(({ target }) => !String(target).startsWith('function:'));
  const notes = elsewhere.map(
    (route) => `${file}: route ${String(route['path'])} does not lead to a function: not served`,
  );
  return { functions: withRoutes(found, routes, file), notes };
};

/** Adds what WeChat's own file in the folder of a function says: its timer. */
const withOwnFile = (directory: string, decl: FunctionDecl, notes: string[]): FunctionDecl => {
  const file = path.join(directory, decl.name, 'config.json');
  if (!existsSync(file)) return decl;
  const { permissions, triggers } = readJson(file);
  if (permissions !== undefined)
    notes.push(`${file}: permissions are for cloud calls, which the local cloud does not serve`);
  const timers = timersOf(listOf(triggers, file, 'triggers'), file);
  const further = timers.filter(({ name }) => !decl.timers.some((timer) => timer.name === name));
  return { ...decl, timers: [...decl.timers, ...further] };
};

const folders = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, 'index.js')))
        .map(({ name }) => name)
    : [];

/**
 * Reads what a folder of functions says of itself: `cloudbaserc.json` in it or beside it, and each function's own
 * `config.json`. A folder that nothing declares has the platform's limits and sees the `shared` variables. Throws a
 * sentence on what is not valid.
 */
export const readDeclarations = (directory: string, values: Values, shared: readonly string[] = []): Declared => {
  const { functions, notes } = fromConfiguration(directory, values);
  const silent = folders(directory)
    .filter((name) => NAME.test(name) && !functions.some((decl) => decl.name === name))
    .map((name) => ({ ...functionOf({ name }, directory), env: shared }));
  return { functions: [...functions, ...silent].map((decl) => withOwnFile(directory, decl, notes)), notes };
};
