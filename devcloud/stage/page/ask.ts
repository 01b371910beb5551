const sentenceOf = (text: string, status: number): string => {
  try {
    const { error, errMsg } = JSON.parse(text) as { error?: unknown; errMsg?: unknown };
    const told = error ?? errMsg;
    if (typeof told === 'string') return told;
  } catch {
    // Not JSON: the text is the sentence.
  }
  return text || `HTTP ${status}`;
};

/** Asks an address of the Stage; throws the sentence it was refused with. */
export const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(sentenceOf(text, response.status));
  return JSON.parse(text) as T;
};

/** Sends a JSON body by POST. */
export const tellTo = <T>(path: string, body: object = {}): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The words of whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
