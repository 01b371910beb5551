import path from 'node:path';
import { createDeps } from '../_kernel/runtime';
import { readTable, writeTable } from '../_kernel/tables';
import { consumers, personal } from '../composition';
import { auditRows } from '../privacy/auditRows';
import { ownData } from '../privacy/ownData';
import { ledgerExports } from '../care/work';
import { enter } from '../people/handlers';
import { registryWork } from '../registry/work';
import { pdfPen } from './pdfPen';
import { printCodes } from './printCodes';
import { serveSheets } from './serveSheets';

/** The font lies beside the bundle (config/functions.ts). */
const FONT = path.join(__dirname, 'NotoSansSC.ttf');

const kinds = [
  printCodes(() => pdfPen(FONT)),
  ...registryWork({ readTable, writeTable }),
  ...ledgerExports({ writeTable }),
  ownData(personal, { writeTable }),
  auditRows({ writeTable }),
];

/** The function of heavy work; alone it carries the font and what reads and writes tables. */
export const main = serveSheets(kinds, enter, createDeps(process.env, consumers));
