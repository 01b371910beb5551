import { personas } from '../../devcloud/stage/personas';
import { readDemo } from '../../devcloud/stage/seed/play';
import { startTestSystem } from './stage';

// A process of its own: the local system needs Node as it is, and the package's tests run in a browser-like realm.
const main = async (): Promise<void> => {
  const system = await startTestSystem();
  const end = (): void => void system.stop().finally(() => process.exit(0));
  process.on('disconnect', end);
  const openids = Object.fromEntries(personas.map(({ key, openid }) => [key, openid]));
  process.send?.({ url: system.cloud.url, board: readDemo(system.dataDir)?.board ?? [], openids });
};

main().catch((error: unknown) => {
  process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.disconnect();
});
