import type { OpenedFile } from '../../driver';
import type { Json } from '../messages';
import type { PhoneFiles } from './files';

type Given = Record<string, Json>;

const text = (given: Json): string => (typeof given === 'string' ? given : '');
const nameOf = (path: string): string => path.split('/').at(-1) ?? '';

/** What the app has shown or passed on, the last of it for whoever asks. */
export class OpenedFiles {
  #last: OpenedFile | undefined;
  #wanted: ((file: OpenedFile) => void) | undefined;

  put(file: OpenedFile): void {
    if (this.#wanted) this.#wanted(file);
    else this.#last = file;
    this.#wanted = undefined;
  }

  /** The last file; waits until there is one, and forgets it. */
  next(): Promise<OpenedFile> {
    const last = this.#last;
    this.#last = undefined;
    return last ? Promise.resolve(last) : new Promise((resolve) => (this.#wanted = resolve));
  }
}

interface Parts {
  files: PhoneFiles;
  held: { sheets: OpenedFile[]; opened: OpenedFiles; taken?: () => void };
}

/** Files from a chat, files from the network, and files that are shown or passed on. */
export const documents = ({ files, held }: Parts) => ({
  chooseMessageFile: () => {
    const [sheet] = held.sheets.splice(0, 1);
    held.taken?.();
    if (!sheet) throw new Error('chooseMessageFile:fail cancel');
    const { name, bytes } = sheet;
    const path = files.temporary(bytes, nameOf(name).split('.').at(-1) ?? 'bin');
    return { tempFiles: [{ path, name, size: bytes.length, type: 'file', time: 0 }], errMsg: 'chooseMessageFile:ok' };
  },
  downloadFile: async ({ url, filePath }: Given) => {
    const answer = await fetch(text(url ?? ''));
    files.write(text(filePath ?? ''), Buffer.from(await answer.arrayBuffer()));
    return { statusCode: answer.status, filePath: filePath ?? '', errMsg: 'downloadFile:ok' };
  },
  // WeChat shows what it knows by its ending or its declared type; nothing else.
  openDocument: ({ filePath, fileType }: Given) => {
    if (!['pdf', 'xlsx'].includes(text(fileType ?? ''))) throw new Error('openDocument:fail filetype not supported');
    const bytes = files.read(text(filePath ?? ''), 'openDocument');
    held.opened.put({ name: nameOf(text(filePath ?? '')), bytes });
    return { errMsg: 'openDocument:ok' };
  },
  shareFileMessage: ({ filePath, fileName }: Given) => {
    held.opened.put({ name: text(fileName ?? ''), bytes: files.read(text(filePath ?? ''), 'shareFileMessage') });
    return { errMsg: 'shareFileMessage:ok' };
  },
});
