import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { measure, summaryOf, type Row, type Samples, type Summary } from './row';
import { check } from './rows/check';
import { cloudStart } from './rows/cloudStart';
import { cloudStore } from './rows/cloudStore';
import { cloudThroughput } from './rows/cloudThroughput';
import { fnCold } from './rows/fnCold';
import { fnCpu } from './rows/fnCpu';
import { fnTrips } from './rows/fnTrips';
import { h5Paint } from './rows/h5Paint';
import { importHouseholds } from './rows/importHouseholds';
import { listFlat } from './rows/listFlat';
import { outbox } from './rows/outbox';
import { outboxCrash } from './rows/outboxCrash';
import { renderFirst, renderTap, renderTree } from './rows/render';
import { sheets600 } from './rows/sheets600';
import { shopContention } from './rows/shopContention';
import { shopCrash } from './rows/shopCrash';
import { sizeMain } from './rows/sizeMain';
import { sizeSubpackage } from './rows/sizeSubpackage';
import { startCold, startWarm } from './rows/start';
import { wallContention } from './rows/wallContention';

const ROWS: readonly Row[] = [
  sizeMain,
  sizeSubpackage,
  renderFirst,
  renderTap,
  renderTree,
  h5Paint,
  fnCold,
  fnCpu,
  fnTrips,
  cloudThroughput,
  cloudStore,
  cloudStart,
  listFlat,
  outbox,
  outboxCrash,
  shopContention,
  shopCrash,
  wallContention,
  importHouseholds,
  sheets600,
  check,
  startCold,
  startWarm,
];

interface Result extends Summary {
  name: string;
  goal: string;
  ok: boolean;
}

const short = (value: number | undefined): string =>
  value === undefined ? '–' : value >= 1000 ? String(Math.round(value)) : value.toPrecision(3);

const spread = (values: readonly number[]): string =>
  values.length < 2 ? '' : `${short(Math.min(...values))}…${short(Math.max(...values))}`;

const print = (row: Row, { ours, reference }: Samples, s: Summary, ok: boolean): void => {
  const ratio = s.ratio === undefined ? '–' : `${s.ratio.toFixed(2)} ×`;
  const cells = [row.name, `${short(s.ours)} ${row.unit}`, `${short(s.reference)}`, ratio, row.goal, ok ? 'ok' : 'NO'];
  console.log(cells.join(' · '));
  const spreads = [spread(ours), spread(reference)].filter((text) => text !== '').join(' | ');
  const load = loadavg()
    .map((n) => n.toFixed(2))
    .join(' ');
  console.log(
    `    rounds ${row.rounds}${spreads && `, spread ${spreads}`}, load ${load}${row.note ? ` (${row.note})` : ''}`,
  );
  for (const line of row.details?.() ?? []) console.log(`    ${line}`);
};

const measureRow = async (row: Row): Promise<Result | undefined> => {
  try {
    const samples = await measure(row);
    const summary = summaryOf(samples);
    const ok = row.meets(summary);
    print(row, samples, summary, ok);
    return { name: row.name, ...summary, goal: row.goal, ok };
  } catch (error) {
    // A row that cannot run is absent, not green.
    console.log(`${row.name}: could not run: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
};

/** Measures the rows whose names contain one of `names` (all for none); writes JSON to `file` when given. */
export const bench = async (names: readonly string[], file: string | undefined): Promise<number> => {
  const chosen = ROWS.filter((row) => names.length === 0 || names.some((name) => row.name.includes(name)));
  if (chosen.length === 0) throw new Error(`No such row. Rows: ${ROWS.map((row) => row.name).join(', ')}.`);
  console.log('name · ours · reference · ratio · goal · ok');
  const results: Result[] = [];
  let complete = true;
  for (const row of chosen) {
    const result = await measureRow(row);
    complete &&= result !== undefined;
    if (result) results.push(result);
  }
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return complete && results.every((r) => r.ok) ? 0 : 1;
};
