import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { createContext, runInContext, Script, type Context } from 'node:vm';

/** An object that the package hands over or is handed. */
export type Bag = Record<string, unknown>;

/** The one piece of code from a string that webpack's runtime tries; refused here, as in WeChat, it does no harm. */
const FALLBACK = 'return this';

// What plain JavaScript engines have and WeChat's on some phones has not, or keeps from apps.
const ABSENT = ['globalThis', 'Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef'];

// Code from strings is refused by the realm itself; these only note who tried, even if he caught the refusal.
const PREPARE = `(function (tried, ahead) {
  var global = this;
  var RealFunction = Function;
  var note = function (name, words) { tried(name, Array.prototype.slice.call(words).map(String)); };
  var Noted = function Function() { note('Function', arguments); return RealFunction.apply(this, arguments); };
  Noted.prototype = RealFunction.prototype;
  RealFunction.prototype.constructor = Noted;
  global.Function = Noted;
  global.eval = function (code) { note('eval', [code]); throw new EvalError('code from strings is refused'); };
  var Machine = Date;
  var now = function () { return Machine.now() + ahead; };
  if (ahead !== 0) {
    var Shifted = new Proxy(Machine, {
      construct: function (target, given, made) {
        return Reflect.construct(target, given.length > 0 ? given : [now()], made === Shifted ? target : made);
      },
      apply: function (target) { return new target(now()).toString(); },
      get: function (target, name) { return name === 'now' ? now : Reflect.get(target, name); },
    });
    Machine.prototype.constructor = Shifted;
    global.Date = Shifted;
  }
})`;

const packageOf = (file: string, roots: readonly string[]): string =>
  roots.find((root) => file.startsWith(`${root}/`)) ?? '';

/** The package's JavaScript in a realm as bare as WeChat's: no DOM, no Node, no code from strings. */
export class Realm {
  private readonly context: Context;
  private readonly parse: (text: string) => unknown;
  private readonly loaded = new Map<string, { exports: unknown }>();

  /** `globals` are all that an app may use beside the language itself; `failed` hears what it must not do. */
  constructor(
    private readonly folder: string,
    private readonly roots: readonly string[],
    globals: Bag,
    ahead: number,
    failed: (words: string) => void,
  ) {
    this.context = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } });
    runInContext('this', this.context).global = runInContext('this', this.context);
    const tried = (name: string, words: readonly string[]): void => {
      if (name !== 'Function' || words.length !== 1 || words[0] !== FALLBACK)
        failed(`makes code from a string: ${name}(${words.join(', ')})`);
    };
    this.parse = runInContext('JSON.parse', this.context) as (text: string) => unknown;
    const prepare = runInContext(PREPARE, this.context) as (tried: unknown, ahead: number) => void;
    prepare.call(runInContext('this', this.context), tried, ahead);
    for (const name of ABSENT) runInContext(`delete this.${name}`, this.context);
  }

  /** Runs a file of the package once, as WeChat's require does; what it exports. */
  load(file: string): unknown {
    const known = this.loaded.get(file);
    if (known) return known.exports;
    const path = join(this.folder, file);
    if (!existsSync(path)) throw new Error(`module '${file}' is not defined`);
    const module = { exports: {} as unknown };
    this.loaded.set(file, module);
    const code = `(function (require, module, exports) {${readFileSync(path, 'utf8')}\n})`;
    const run = new Script(code, { filename: file }).runInContext(this.context) as (...given: unknown[]) => void;
    run((to: string) => this.load(this.resolve(file, to)), module, module.exports);
    return module.exports;
  }

  /** The paths of the components that a page or component declares. */
  componentsOf(owner: string): string[] {
    const file = join(this.folder, `${owner}.json`);
    if (!existsSync(file)) throw new Error(`${owner}.json is missing`);
    const { usingComponents = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
      usingComponents?: Record<string, string>;
    };
    const resolved = (to: string): string => (to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(owner), to));
    return Object.values(usingComponents).map(resolved);
  }

  /** The same JSON as a value of this realm: what comes from outside has other prototypes. */
  own<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    return this.parse(JSON.stringify(value)) as T;
  }

  private resolve(from: string, to: string): string {
    const path = to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(from), to);
    const file = path.endsWith('.js') ? path : `${path}.js`;
    const other = packageOf(file, this.roots);
    if (other !== '' && other !== packageOf(from, this.roots))
      throw new Error(`${from} requires ${file} of another subpackage`);
    return file;
  }
}
