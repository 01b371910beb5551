import { createDeps } from '../_kernel/runtime';
import { consumers } from '../composition';
import { enter } from '../people/handlers';
import { serveSheets } from './serveSheets';

/** The function of heavy work; alone it carries the font and what reads and writes tables. */
export const main = serveSheets([], enter, createDeps(process.env, consumers));
