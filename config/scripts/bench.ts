import { bench } from '../../test/bench/bench';

/** `npm run bench [-- NAME … --json FILE]`: the exit code is 0 when every chosen row ran and met its goal. */
export const run = (args: readonly string[]): Promise<number> => {
  const at = args.indexOf('--json');
  const file = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && file === undefined) throw new Error('Give a file name after --json.');
  return bench(
    args.filter((_, n) => at < 0 || (n !== at && n !== at + 1)),
    file,
  );
};
