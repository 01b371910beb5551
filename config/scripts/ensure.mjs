// Runs before anything is installed: Node built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);

const accepts = (list, value) =>
  list === undefined || (!list.includes(`!${value}`) && (list.every((x) => x.startsWith('!')) || list.includes(value)));

// The report is slow to make, so only the few packages that name a libc ask for it, once.
let libc;
const fitsLibc = (list) => {
  if (list === undefined || process.platform !== 'linux') return true;
  libc ??= process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return accepts(list, libc);
};

// npm leaves out optional packages of other systems, and what only those need: neither has to be there.
const mayBeMissing = (entry) => {
  if (!entry.optional) return false;
  const named = entry.os !== undefined || entry.cpu !== undefined;
  const fits = accepts(entry.os, process.platform) && accepts(entry.cpu, process.arch) && fitsLibc(entry.libc);
  return !(named && fits);
};

/** Names of packages whose installed version is not the one of package-lock.json. */
export const differences = (root) => {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing: take it from the repository again.');
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return ['node_modules'];
  const changed = Object.keys(wanted).filter((name) => {
    if (name === '' || wanted[name].link) return false;
    const found = installed[name];
    return found === undefined ? !mayBeMissing(wanted[name]) : found.version !== wanted[name].version;
  });
  return [...changed, ...Object.keys(installed).filter((name) => !(name in wanted))];
};

/** A sentence about why this Node cannot run the project, or undefined. */
export const nodeProblem = (version = process.versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
  return good ? undefined : `This project needs Node 20.19 or newer (or 22.13 or newer); this is Node ${version}.`;
};

/** Checks Node and installs what the lockfile says when node_modules differs from it. */
export const ensure = (root) => {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  const changed = differences(root);
  if (changed.length === 0) return;
  console.log(`Installing dependencies (${changed.length} differ from package-lock.json, e.g. ${changed[0]}) …`);
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm ci failed; its message is above. Nothing else was started.');
};
