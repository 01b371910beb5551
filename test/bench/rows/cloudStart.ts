import { spawn } from 'node:child_process';
import { heapOf } from '../heap';
import { endProcess } from '../programs';
import type { Row } from '../row';

/** Seconds from `npm run devcloud` (without npm) over so many reports to the first of them that is found. */
const secondsToAnswer = async (count: number): Promise<number> => {
  const args = ['config/scripts/run.mjs', 'devcloud', '--port', '0', '--print-env', 'json', '--data', heapOf(count)];
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const url = await new Promise<string>((found, failed) => {
      let said = '';
      child.stdout.on('data', (part: Buffer) => {
        said += String(part);
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (address) found(address[0]);
      });
      child.stderr.on('data', (part: Buffer) => (said += String(part)));
      child.on('close', () => failed(new Error(`the cloud ended before it was ready:\n${said}`)));
    });
    const query = { 'area.building': 'pla_building_7' };
    const body = JSON.stringify({ collection: 'reports', query, limit: 1 });
    const answer = await fetch(`${url}/control/query`, { method: 'POST', body });
    const { documents } = (await answer.json()) as { documents: unknown[] };
    if (documents.length !== 1) throw new Error(`${count} reports, and none was found`);
    return (performance.now() - begin) / 1000;
  } finally {
    await endProcess(child);
  }
};

/** A cloud starts over a million documents as it does over a thousand. */
export const cloudStart: Row = {
  name: 'cloud.start',
  unit: 's',
  rounds: 7,
  note: 'the command of its own, to the first document found; reference: over 1,000 documents',
  goal: '≤ 2 s with 1 M documents',
  prepare: async () => void [1000, 1_000_000].map(heapOf),
  ours: () => secondsToAnswer(1_000_000),
  reference: () => secondsToAnswer(1000),
  meets: ({ ours }) => ours <= 2,
};
