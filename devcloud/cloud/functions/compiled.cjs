'use strict';
// Loads a function's file for worker.cjs. Compiling a bundle costs more than running it, and a process is started for
// every few calls: what V8 made of a bundle is kept for the next process, in a folder of this user alone.

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const vm = require('node:vm');

/** Smaller files are compiled sooner than anything is read. */
const LEAST = 1 << 18;
const KEPT_MS = 86_400_000;

/** Where the code of a source is kept; V8 takes it from the same version with the same flags only. */
const placeOf = (source) => {
  const { uid } = os.userInfo();
  const folder = path.join(os.tmpdir(), `linli-code-${uid}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = fs.lstatSync(folder);
  // Somebody else's code is not run.
  if (found.uid !== uid || (found.mode & 0o077) !== 0) throw new Error(`${folder} is not of this user alone`);
  const made = [source, process.version, process.arch, ...process.execArgv].join('\0');
  return path.join(folder, createHash('sha256').update(made).digest('hex'));
};

/** Keeps the code, and throws away what was made more than a day ago. */
const keep = (place, script) => {
  const own = `${place}.${process.pid}`;
  fs.writeFileSync(own, script.createCachedData());
  fs.renameSync(own, place);
  for (const name of fs.readdirSync(path.dirname(place))) {
    const old = path.join(path.dirname(place), name);
    if (Date.now() - fs.statSync(old).mtimeMs > KEPT_MS) fs.rmSync(old, { force: true });
  }
};

const attempt = (work) => {
  try {
    return work();
  } catch {
    // Without what was kept all goes on as well, only later.
    return undefined;
  }
};

/** The exports of a CommonJS file. */
exports.load = (file) => {
  const source = fs.readFileSync(file, 'utf8');
  const place = source.length < LEAST ? undefined : attempt(() => placeOf(source));
  if (place === undefined) return require(file);
  const cachedData = attempt(() => fs.readFileSync(place));
  const script = new vm.Script(Module.wrap(source), { filename: file, cachedData });
  const module = new Module(file, undefined);
  Object.assign(module, { filename: file, paths: Module._nodeModulePaths(path.dirname(file)) });
  const { exports: empty } = module;
  script.runInThisContext().call(empty, empty, Module.createRequire(file), module, file, path.dirname(file));
  module.loaded = true;
  if (cachedData === undefined || script.cachedDataRejected) attempt(() => keep(place, script));
  return module.exports;
};
