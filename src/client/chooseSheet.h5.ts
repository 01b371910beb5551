import type { LocalSheet } from './chooseSheet';

/** Lets the person choose a table from the computer; undefined when he turned back. */
export const chooseSheet = (): Promise<LocalSheet | undefined> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.xlsx,.csv,.xls' });
    input.addEventListener('change', () => {
      const [file] = Array.from(input.files ?? []);
      resolve(file && { local: URL.createObjectURL(file), name: file.name });
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
