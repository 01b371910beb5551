import type { Deps } from '../../cloudfunctions/_kernel/deps';

type Port = 'store' | 'wechat';
type Calls = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** One call of a port: what was asked, and which call had last ended when it began. */
interface Made {
  port: Port;
  method: string;
  args: readonly unknown[];
  after: number | undefined;
}

/** The calls of one action to the world outside, in order. */
export type Script = readonly Made[];

const callsOf = (deps: Deps, port: Port): Calls => deps[port] as unknown as Calls;

/** Ports that write down every call; `script` fills as they are used. */
export const record = (deps: Deps): { deps: Deps; script: Script } => {
  const script: Made[] = [];
  let last: number | undefined;
  const listening = (port: Port): Calls => {
    const entries = Object.entries(callsOf(deps, port)).map(([method, call]) => {
      const heard = async (...args: unknown[]): Promise<unknown> => {
        const n = script.push({ port, method, args, after: last }) - 1;
        const answer = await call(...args);
        last = n;
        return answer;
      };
      return [method, heard] as const;
    });
    return Object.fromEntries(entries);
  };
  const [store, wechat] = [listening('store'), listening('wechat')];
  return { deps: { ...deps, store, wechat } as unknown as Deps, script };
};

/** The same calls about another document. */
export const renamed = (script: Script, from: string, to: string): Script =>
  JSON.parse(JSON.stringify(script).replaceAll(from, to)) as Script;

/** Makes the calls again, side by side where they were side by side. */
export const replay = async (script: Script, deps: Deps): Promise<void> => {
  const begun: Promise<unknown>[] = [];
  for (const { port, method, args, after } of script) {
    const before = after === undefined ? undefined : begun[after];
    begun.push(Promise.resolve(before).then(() => callsOf(deps, port)[method]?.(...args)));
  }
  await Promise.all(begun);
};
