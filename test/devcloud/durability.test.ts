import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import cloudbase from '@cloudbase/node-sdk';

const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-kill-'));
let child: ChildProcess;

const start = async () => {
  child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'fixtures', 'gateway.js'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.join(__dirname, '..', '..'),
  });
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('the gateway did not start')));
  const [line] = (await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data'), failed])) as [Buffer];
  failed.catch(() => undefined);
  Object.assign(process.env, JSON.parse(String(line)) as object, { SILENCE: 'true' });
  return cloudbase.init({ env: String(process.env['TCB_ENV']), keepalive: true });
};

const kill = async (): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

afterAll(async () => {
  await kill();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('durability', () => {
  it('has every acknowledged document and file after kill -9 in the middle of the work', async () => {
    const acknowledged = new Set<number>();
    const files: string[] = [];
    let next = 0;
    for (let round = 0; round < 3; round++) {
      const app = await start();
      const items = app.database().collection('items');
      const target = acknowledged.size + 60;
      const writer = async (): Promise<void> => {
        for (;;) {
          const n = next++;
          try {
            await items.add({ _id: `d${n}`, n });
            if (n % 10 === 0)
              files.push(
                (await app.uploadFile({ cloudPath: `f${n}.txt`, fileContent: Buffer.from(`file ${n}`) })).fileID,
              );
          } catch {
            return;
          }
          acknowledged.add(n);
          if (acknowledged.size === target) await kill();
        }
      };
      await Promise.all(Array.from({ length: 8 }, writer));
    }
    const app = await start();
    const items = app.database().collection('items');
    const { data } = await items.limit(1000).get();
    const stored = new Map((data as { _id: string; n: number }[]).map((doc) => [doc.n, doc._id]));
    expect([...acknowledged].filter((n) => stored.get(n) !== `d${n}`)).toEqual([]);
    for (const [n, id] of stored) expect((await items.where({ n }).get()).data).toEqual([{ _id: id, n }]);
    for (const fileID of files) {
      const { fileContent } = await app.downloadFile({ fileID });
      expect(String(fileContent)).toBe(`file ${/f(\d+)/.exec(fileID.split('/').at(-1) ?? '')?.[1]}`);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(180);
  });
});
