import type { Arrival } from '../domain/_kernel/links';

const ask = (): Promise<string | undefined> =>
  Promise.resolve(window.prompt('预览里没有相机，请粘贴二维码的内容') ?? undefined);

const fromStage = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const hear = (event: MessageEvent) => {
      const said = event.data as { type?: string; result?: string };
      if (event.source !== window.parent || said.type !== 'stage:scanned') return;
      window.removeEventListener('message', hear);
      resolve(said.result);
    };
    window.addEventListener('message', hear);
    window.parent.postMessage({ type: 'stage:scan' }, '*');
  });

/** Asks the page around the preview for the code that is held before the phone. */
export const scan = async (): Promise<Arrival | undefined> => {
  const result = await (window.parent === window ? ask() : fromStage());
  return result === undefined ? undefined : { result };
};
