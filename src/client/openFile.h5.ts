import type { MadeFile } from './openFile';

/** Hands a made file to the browser, which puts it among the downloads; whether it could be fetched. */
export const openFile = async ({ name, ext, url }: MadeFile): Promise<boolean> => {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok !== true) return false;
  // Fetched first: a link to another origin would be opened under its own name.
  const href = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement('a'), { href, download: `${name}.${ext}` }).click();
  URL.revokeObjectURL(href);
  return true;
};
