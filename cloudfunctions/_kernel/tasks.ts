import { timingSafeEqual } from 'node:crypto';
import type { Deps } from './deps';
import { whoami, type PlatformContext } from './whoami';

/** One piece of work that no person asks for. */
export type Task = (input: unknown, deps: Deps) => Promise<unknown>;
export interface Tasks {
  /** The tasks a timer starts, each as an invocation of its own; those of another function as `<function>.<task>`. */
  byTimer: readonly string[];
  tasks: Readonly<Record<string, Task>>;
  /** What is done with messages that WeChat pushes, by `<MsgType>/<Event>`; anybody can forge one. */
  pushes?: Readonly<Record<string, Task>>;
}

const holdsToken = (given: unknown, token: string): boolean => {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const pushOf = (event: unknown, pushes: NonNullable<Tasks['pushes']>): Task | undefined => {
  const { MsgType, Event } = (event ?? {}) as { MsgType?: unknown; Event?: unknown };
  const name = `${String(MsgType)}/${String(Event)}`;
  return Object.hasOwn(pushes, name) ? pushes[name] : undefined;
};

/**
 * The entry of a function without a user. Any client can call any function with a forged event,
 * so only the platform's timer or the job token of the environment is heard; a push is heard from anybody
 * and believed only as far as it matches what we asked WeChat for (decision 023).
 */
export const serveTasks =
  ({ byTimer, tasks, pushes = {} }: Tasks, fn: string, deps: Deps) =>
  async (event: unknown, context: PlatformContext): Promise<unknown> => {
    const { task, token, input } = (event ?? {}) as { task?: string; token?: unknown; input?: unknown };
    // The token first: a warm process may still carry the timer's variable into the call of a task.
    if (holdsToken(token, deps.secrets.jobToken)) {
      const work = typeof task === 'string' && Object.hasOwn(tasks, task) ? tasks[task] : undefined;
      return work ? { ok: true, data: await work(input, deps) } : { ok: false, error: { code: 'NOT_FOUND' } };
    }
    const pushed = pushOf(event, pushes);
    if (pushed) return { ok: true, data: await pushed(event, deps) };
    if (!whoami(context).timer) return { ok: false, error: { code: 'FORBIDDEN' } };
    const run = async (name: string): Promise<void> => {
      const [task = '', where = fn] = name.split('.').reverse();
      const answer = (await deps.invoke(where, task, {})) as { ok?: boolean } | undefined;
      if (!answer?.ok) throw new Error(`task ${name} answered ${JSON.stringify(answer)}`);
    };
    const done = await Promise.allSettled(byTimer.map(run));
    done.forEach((one, index) => {
      if (one.status === 'rejected') deps.log({ level: 'error', task: byTimer[index], error: String(one.reason) });
    });
    return { ok: done.every((one) => one.status === 'fulfilled') };
  };
