import type { Asked, Json } from '../messages';

/** Asks the view or the platform for something. */
export type Ask = (name: string, argument?: Json) => Promise<Json>;

/** Numbers the questions and finds who waits for an answer; `own` makes a value one of the app's realm. */
export const asking = (post: (asked: Asked) => void, own: (value: Json) => Json) => {
  const waiting = new Map<number, { resolve: (value: Json) => void; reject: (error: Error) => void }>();
  let last = 0;
  const ask: Ask = (name, argument) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve, reject });
      post({ id, name, argument });
    });
  const answered = ({ id, value, error }: { id: number; value?: Json; error?: string }): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(own(value));
    else one?.reject(new Error(error));
  };
  return { ask, answered };
};
