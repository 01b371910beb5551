import { crc32, inflateRawSync } from 'node:zlib';

/** Why an archive is not opened: it is none, or what is packed into it is larger than allowed. */
export class ZipError extends Error {
  constructor(readonly why: 'BROKEN' | 'TOO_BIG') {
    super(why);
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is the last thing in a file, but for a comment of at most this many bytes. */
const COMMENT = 65_535;
const ENCRYPTED = 1;
const MOST_FILES = 2_000;

interface Entry {
  name: string;
  method: number;
  packed: number;
  at: number;
}

const broken = (): never => {
  throw new ZipError('BROKEN');
};

const endOf = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - COMMENT); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return broken();
};

const entriesOf = (bytes: Buffer): Entry[] => {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw new ZipError('TOO_BIG');
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); entries.length < count;) {
    if (bytes.readUInt32LE(at) !== CENTRAL || bytes.readUInt16LE(at + 8) & ENCRYPTED) return broken();
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
};

const contentOf = (bytes: Buffer, { method, packed, at }: Entry, most: number): Buffer => {
  if (bytes.readUInt32LE(at) !== LOCAL) return broken();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + packed > bytes.length) return broken();
  const body = bytes.subarray(from, from + packed);
  if (method === 0 && packed > most) throw new ZipError('TOO_BIG');
  if (method === 0) return body;
  // What the headers say of the size is not believed: unpacking itself stops at the limit.
  return method === 8 ? inflateRawSync(body, { maxOutputLength: Math.max(1, most) }) : broken();
};

/** The wanted files of a zip archive, at most `most` bytes in all; throws `ZipError` for anything else. */
export const unzip = (bytes: Buffer, wanted: (name: string) => boolean, most: number): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  let left = most;
  try {
    for (const entry of entriesOf(bytes).filter(({ name }) => wanted(name))) {
      if (files.has(entry.name)) return broken();
      const content = contentOf(bytes, entry, left);
      left -= content.length;
      files.set(entry.name, content);
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_BIG' : 'BROKEN');
  }
  return files;
};

const common = (name: Buffer, content: Buffer): Buffer => {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0800, 2);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(content.length, 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
};

const mark = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
};

/** A zip archive of files as they are, not packed: for a reader that wants an archive. */
export const zipStored = (files: ReadonlyMap<string, Buffer>): Buffer => {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const head = common(name, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const made = Buffer.from([20, 0]);
    bodies.push(mark(LOCAL), head, name, content);
    central.push(mark(CENTRAL), made, head, tail, name);
    at += 4 + head.length + name.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, directory, mark(END), end]);
};
