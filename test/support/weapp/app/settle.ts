/** How wx answers: by callbacks, or by a promise when none is given. */
export interface Callbacks {
  success?: (answer: unknown) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (answer: unknown) => void;
}

const failure = (error: unknown): { errMsg: string } => ({
  errMsg: error instanceof Error ? error.message : String(error),
});

/** Does the work and answers as wx does. */
export const settle = (work: () => Promise<unknown>, options: Callbacks = {}): Promise<unknown> | undefined => {
  const { success, fail, complete } = options;
  if (!success && !fail && !complete) {
    return work().then(
      (answer) => answer ?? { errMsg: 'ok' },
      (error: unknown) => {
        // oxlint-disable-next-line typescript/only-throw-error
        throw failure(error);
      },
    );
  }
  // The callbacks run outside the work: what they throw is theirs, not a failure of the call.
  void work()
    .then((answer) => [success, answer ?? { errMsg: 'ok' }] as const)
    .catch((error: unknown) => [fail as Callbacks['success'], failure(error)] as const)
    .then(([tell, answer]) => {
      tell?.(answer);
      complete?.(answer);
    });
  return undefined;
};
