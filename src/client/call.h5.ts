/** The preview needs no opening: the Stage serves it and its calls alike. */
export const connect = (): void => undefined;

/** Runs a cloud function in the h5 preview; the Stage behind it adds who is calling. */
export const invoke = async (name: string, data: object): Promise<unknown> => {
  const response = await fetch(`invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  });
  const answer = (await response.json()) as { result?: unknown; errCode?: number; errMsg?: string };
  // As in WeChat, a good answer has an errMsg too (`cloud.callFunction:ok`); only a failed one has a code.
  if (answer.errCode !== undefined) throw new Error(answer.errMsg);
  return answer.result;
};
