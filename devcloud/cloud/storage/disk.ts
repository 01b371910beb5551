import { open, rm } from 'node:fs/promises';
import { BadPath } from './paths';

const MAX_FILE = 100 * 1024 * 1024;

/** Brings the names in a directory to the disk. */
export const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes a new file and brings its bytes to the disk; a broken stream leaves nothing. Answers the size. */
export const writeDurably = async (target: string, body: AsyncIterable<Buffer>): Promise<number> => {
  const handle = await open(target, 'wx');
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > MAX_FILE) throw new BadPath('the file is larger than 100 MB');
      await handle.writeFile(chunk);
    }
    await handle.sync();
    return size;
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
};
