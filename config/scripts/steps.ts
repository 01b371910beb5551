import { spawn } from 'node:child_process';

/** One command of a gate; it is given to Node as a script with arguments. */
export interface Step {
  name: string;
  script: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** How one step ended; `seconds` is wall time. */
export interface Outcome {
  name: string;
  ok: boolean;
  seconds: number;
}

const launch = (step: Step): Promise<{ code: number; output: string }> =>
  new Promise((done) => {
    const output: Buffer[] = [];
    const child = spawn(process.execPath, [step.script, ...step.args], {
      env: { ...process.env, ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => output.push(part));
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });

/** Runs one step, prints its name, result and time, and its output when it failed or is asked for. */
export const runStep = async (step: Step, show: 'always' | 'failure' = 'failure'): Promise<Outcome> => {
  const begin = performance.now();
  const { code, output } = await launch(step);
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s`);
  if ((code !== 0 || show === 'always') && output.trim() !== '') console.log(output.trimEnd());
  return { name: step.name, ok: code === 0, seconds };
};

/** Runs independent steps, `width` at a time, in the given order; one failure does not stop the others. */
export const runSteps = async (steps: readonly Step[], width = 2): Promise<Outcome[]> => {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outcomes;
};

/** Runs one of our own scripts (a name in config/scripts) as a step. */
export const ownStep = (name: string, script: string, args: readonly string[] = []): Step => ({
  name,
  script: 'config/scripts/run.mjs',
  args: [script, ...args],
});

/** Prints one last paragraph: what failed, or that nothing did. */
export const summarize = (outcomes: readonly Outcome[], began: number): void => {
  const failed = outcomes.filter((o) => !o.ok).map((o) => o.name);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    failed.length === 0
      ? `\nAll ${outcomes.length} steps passed in ${seconds} s.`
      : `\n${failed.length} of ${outcomes.length} steps failed (${seconds} s): ${failed.join(', ')}.`,
  );
};
