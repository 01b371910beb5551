const [armed, times] = (process.env['DEVCLOUD_KILL_AT'] ?? '').split(':');
let left = Number(times ?? 1);

/** Where a crash test may end this process: `DEVCLOUD_KILL_AT=<name>[:<n>]` kills it at the n-th passing, as a power cut would. */
export const killPoint = (name: string): void => {
  if (name === armed && --left === 0) process.kill(process.pid, 'SIGKILL');
};
