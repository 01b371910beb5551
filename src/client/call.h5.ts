/** Runs a cloud function in the h5 preview; the Stage behind it adds who is calling. */
export const invoke = async (name: string, data: object): Promise<unknown> => {
  const response = await fetch(`invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  });
  const answer = (await response.json()) as { result?: unknown; errMsg?: string };
  if (answer.errMsg !== undefined) throw new Error(answer.errMsg);
  return answer.result;
};
