import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VOICE_ERRORS, VoiceNote } from '../../src/domain/_kernel/voice';
import { stripJpeg } from './jpeg';
import { readSound } from './sound';
import type { App } from './store';

/** For whom and what an upload was allowed. */
export interface Claim {
  person: string;
  purpose: string;
  requestId: string;
}
export interface Ticket {
  n: number;
  path: string;
  expiresAt: number;
}
/** What became of claimed uploads: checked and clean, to be kept below a folder, or why they were refused. */
export type Taken =
  | { ok: true; keep: (folder: string) => Promise<string[]>; uploads: string[] }
  | { ok: false; code: 'PHOTO_NOT_YOURS' | 'PHOTO_BROKEN' };

/** What became of a claimed voice note; where none was sent, none is kept. */
export type TakenVoice =
  | { ok: true; keep: (folder: string) => Promise<VoiceNote | null>; uploads: string[] }
  | { ok: false; code: (typeof VOICE_ERRORS)[number] };

/** What became of a claimed table: its bytes, to be kept under a path, or why it was refused. */
export type TakenSheet =
  | { ok: true; bytes: Buffer; keep: (path: string) => Promise<string>; uploads: string[] }
  | { ok: false; code: 'SHEET_NOT_YOURS' | 'SHEET_BROKEN' | 'SHEET_TOO_BIG' };

/** Photos, voice notes and tables: allowed by ticket, checked at submit, shown by temporary address. */
export interface Files {
  tickets: (claim: Claim, count: number, now: number) => Ticket[];
  /** Checks uploads against the claim's tickets and strips them; nothing is stored until `keep`. */
  take: (fileIds: readonly string[], claim: Claim, now: number) => Promise<Taken>;
  /** The same for the voice note of the request; its tickets have the purpose `voice`. */
  takeVoice: (fileId: string | undefined, claim: Omit<Claim, 'purpose'>, now: number) => Promise<TakenVoice>;
  /** The same for the table of the request; its tickets have the purpose `sheet`. What is in it, its reader says. */
  takeSheet: (fileId: string, claim: Omit<Claim, 'purpose'>, now: number) => Promise<TakenSheet>;
  /** Keeps what a function has made, where no upload can lie; the same path again is overwritten. The file id. */
  put: (path: string, bytes: Buffer) => Promise<string>;
  /** The bytes of a kept file; undefined when it is gone. */
  read: (fileId: string) => Promise<Buffer | undefined>;
  discard: (fileIds: readonly string[]) => Promise<void>;
  /** Temporary addresses, in order; valid for ten minutes; empty for a file that is gone. */
  urls: (fileIds: readonly string[]) => Promise<string[]>;
}

const TICKET_LIFE = 30 * 60_000;
/** A draft may wait for a network; its photos were uploaded under tickets that have since expired. */
const SUBMIT_GRACE = 7 * 24 * 3_600_000;
const URL_LIFE_S = 600;
const MAX_BYTES = 3 * 1024 * 1024;
const MAX_VOICE_BYTES = 1024 * 1024;
/** People speak for a minute at most; a recorder may stop a moment late. */
const MAX_VOICE_S = 61;
const MAX_SHEET_BYTES = 10 * 1024 * 1024;
const PATH = /^cloud:\/\/[^/]+\/u\/([0-9a-z]+)-(\d)-([\w-]{22})\.(jpg|voice|sheet)$/;
// Which kind of recording or table it is, its content says; until it has been looked at, nobody does.
const endOf = (purpose: string): string => (purpose === 'voice' || purpose === 'sheet' ? purpose : 'jpg');

const macOf = (key: Buffer, claim: Claim, n: number, expires: number): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['upload', claim.person, claim.purpose, claim.requestId, n, expires]))
    .digest()
    .subarray(0, 16);

const ticketOf = (key: Buffer, claim: Claim, n: number, expires: number): Ticket => ({
  n,
  path: `u/${expires.toString(36)}-${n}-${macOf(key, claim, n, expires).toString('base64url')}.${endOf(claim.purpose)}`,
  expiresAt: expires,
});

const isOwn = (key: Buffer, fileId: string, claim: Claim, now: number): boolean => {
  const [, expires36, n, mac, end] = PATH.exec(fileId) ?? [];
  if (expires36 === undefined || n === undefined || mac === undefined || end !== endOf(claim.purpose)) return false;
  const expires = parseInt(expires36, 36);
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(key, claim, Number(n), expires);
  return given.length === right.length && timingSafeEqual(given, right) && expires + SUBMIT_GRACE > now;
};

/** The bytes of an upload; undefined when it never arrived. */
const download = async (app: App, fileId: string): Promise<Buffer | undefined> => {
  try {
    const { fileContent } = await app.downloadFile({ fileID: fileId });
    return Buffer.isBuffer(fileContent) ? fileContent : Buffer.from(fileContent ?? '');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'STORAGE_FILE_NONEXIST') return undefined;
    throw error;
  }
};

const cleaned = async (app: App, fileId: string): Promise<Buffer | undefined> => {
  const bytes = await download(app, fileId);
  return bytes === undefined || bytes.length > MAX_BYTES ? undefined : stripJpeg(bytes);
};

const keepOne = async (app: App, fileContent: Buffer, cloudPath: string): Promise<string> =>
  (await app.uploadFile({ cloudPath, fileContent })).fileID;

const takePhotos =
  (app: App, key: Buffer): Files['take'] =>
  async (fileIds, claim, now) => {
    if (new Set(fileIds).size !== fileIds.length) return { ok: false, code: 'PHOTO_NOT_YOURS' };
    if (!fileIds.every((fileId) => isOwn(key, fileId, claim, now))) return { ok: false, code: 'PHOTO_NOT_YOURS' };
    const clean = await Promise.all(fileIds.map((fileId) => cleaned(app, fileId)));
    const whole = clean.filter((bytes) => bytes !== undefined);
    if (whole.length < clean.length) return { ok: false, code: 'PHOTO_BROKEN' };
    const keep = (folder: string) => Promise.all(whole.map((bytes, n) => keepOne(app, bytes, `${folder}/${n}.jpg`)));
    return { ok: true, keep, uploads: [...fileIds] };
  };

const takeVoice =
  (app: App, key: Buffer): Files['takeVoice'] =>
  async (fileId, claim, now) => {
    if (fileId === undefined) return { ok: true, keep: () => Promise.resolve(null), uploads: [] };
    if (!isOwn(key, fileId, { ...claim, purpose: 'voice' }, now)) return { ok: false, code: 'VOICE_NOT_YOURS' };
    const bytes = await download(app, fileId);
    const sound = bytes === undefined || bytes.length > MAX_VOICE_BYTES ? undefined : readSound(bytes);
    if (!sound) return { ok: false, code: 'VOICE_BROKEN' };
    if (sound.seconds > MAX_VOICE_S) return { ok: false, code: 'VOICE_LONG' };
    const keep = async (folder: string): Promise<VoiceNote> => ({
      file: await keepOne(app, sound.bytes, `${folder}/voice.${sound.ext}`),
      seconds: Math.max(1, Math.min(60, Math.round(sound.seconds))),
    });
    return { ok: true, keep, uploads: [fileId] };
  };

const takeSheet =
  (app: App, key: Buffer): Files['takeSheet'] =>
  async (fileId, claim, now) => {
    if (!isOwn(key, fileId, { ...claim, purpose: 'sheet' }, now)) return { ok: false, code: 'SHEET_NOT_YOURS' };
    const bytes = await download(app, fileId);
    if (bytes === undefined || bytes.length === 0) return { ok: false, code: 'SHEET_BROKEN' };
    if (bytes.length > MAX_SHEET_BYTES) return { ok: false, code: 'SHEET_TOO_BIG' };
    return { ok: true, bytes, keep: (path) => keepOne(app, bytes, path), uploads: [fileId] };
  };

/** A kept voice note with its temporary address; null where there is none, or no longer. */
export const voiceView = (voice: VoiceNote | null, url = ''): { url: string; seconds: number } | null =>
  voice && url !== '' ? { url, seconds: voice.seconds } : null;

/** Files over the genuine SDK; tickets are stateless MACs. */
export const createFiles = (app: App, key: Buffer): Files => ({
  tickets: (claim, count, now) => Array.from({ length: count }, (_, n) => ticketOf(key, claim, n, now + TICKET_LIFE)),
  take: takePhotos(app, key),
  takeVoice: takeVoice(app, key),
  takeSheet: takeSheet(app, key),
  put: (path, bytes) => keepOne(app, bytes, path),
  read: (fileId) => download(app, fileId),
  discard: async (fileIds) => {
    if (fileIds.length > 0) await app.deleteFile({ fileList: [...fileIds] });
  },
  urls: async (fileIds) => {
    if (fileIds.length === 0) return [];
    const fileList = fileIds.map((fileID) => ({ fileID, maxAge: URL_LIFE_S }));
    const answer = await app.getTempFileURL({ fileList });
    return answer.fileList.map((file) => file.tempFileURL);
  },
});
