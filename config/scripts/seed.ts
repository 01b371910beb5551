import { spawnSync } from 'node:child_process';

/**
 * What decides the order of the tests and the cases that properties draw: `LINLI_SEED`, else the commit, so that every
 * commit tries others and the verdict on one commit can be had again.
 */
export const seedOf = (env: NodeJS.ProcessEnv, commit: string): number =>
  env['LINLI_SEED'] === undefined ? parseInt(commit.slice(0, 7), 16) || 1 : Number(env['LINLI_SEED']);

/** The commit that is checked out; nothing outside of git. */
export const commit = (): string => spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout ?? '';
