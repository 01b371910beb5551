import { createHmac, timingSafeEqual } from 'node:crypto';
import { stripJpeg } from './jpeg';
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
/** What became of claimed uploads: their lasting file ids, or why they were refused. */
export type Claimed =
  { ok: true; kept: string[]; uploads: string[] } | { ok: false; code: 'PHOTO_NOT_YOURS' | 'PHOTO_BROKEN' };

/** Photos: allowed by ticket, checked at submit, shown by temporary address. */
export interface Files {
  tickets: (claim: Claim, count: number, now: number) => Ticket[];
  /** Checks uploads against the claim's tickets, strips them and keeps them below `folder`. */
  keep: (fileIds: readonly string[], claim: Claim, folder: string, now: number) => Promise<Claimed>;
  discard: (fileIds: readonly string[]) => Promise<void>;
  /** Temporary addresses, in order; valid for ten minutes. */
  urls: (fileIds: readonly string[]) => Promise<string[]>;
}

const TICKET_LIFE = 30 * 60_000;
/** A draft may wait for a network; its photos were uploaded under tickets that have since expired. */
const SUBMIT_GRACE = 7 * 24 * 3_600_000;
const URL_LIFE_S = 600;
const MAX_BYTES = 3 * 1024 * 1024;
const PATH = /^cloud:\/\/[^/]+\/u\/([0-9a-z]+)-(\d)-([\w-]{22})\.jpg$/;

const macOf = (key: Buffer, claim: Claim, n: number, expires: number): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['upload', claim.person, claim.purpose, claim.requestId, n, expires]))
    .digest()
    .subarray(0, 16);

const ticketOf = (key: Buffer, claim: Claim, n: number, expires: number): Ticket => ({
  n,
  path: `u/${expires.toString(36)}-${n}-${macOf(key, claim, n, expires).toString('base64url')}.jpg`,
  expiresAt: expires,
});

const isOwn = (key: Buffer, fileId: string, claim: Claim, now: number): boolean => {
  const [, expires36, n, mac] = PATH.exec(fileId) ?? [];
  if (expires36 === undefined || n === undefined || mac === undefined) return false;
  const expires = parseInt(expires36, 36);
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(key, claim, Number(n), expires);
  return given.length === right.length && timingSafeEqual(given, right) && expires + SUBMIT_GRACE > now;
};

const keepOne = async (app: App, fileId: string, cloudPath: string): Promise<string | undefined> => {
  const { fileContent } = await app.downloadFile({ fileID: fileId });
  const bytes = Buffer.isBuffer(fileContent) ? fileContent : Buffer.from(fileContent ?? '');
  const clean = bytes.length > MAX_BYTES ? undefined : stripJpeg(bytes);
  return clean && (await app.uploadFile({ cloudPath, fileContent: clean })).fileID;
};

const keepAll =
  (app: App, key: Buffer): Files['keep'] =>
  async (fileIds, claim, folder, now) => {
    if (new Set(fileIds).size !== fileIds.length) return { ok: false, code: 'PHOTO_NOT_YOURS' };
    if (!fileIds.every((fileId) => isOwn(key, fileId, claim, now))) return { ok: false, code: 'PHOTO_NOT_YOURS' };
    const kept = await Promise.all(fileIds.map((fileId, n) => keepOne(app, fileId, `${folder}/${n}.jpg`)));
    const whole = kept.filter((fileId) => fileId !== undefined);
    if (whole.length < kept.length) return { ok: false, code: 'PHOTO_BROKEN' };
    return { ok: true, kept: whole, uploads: [...fileIds] };
  };

/** Files over the genuine SDK; tickets are stateless MACs. */
export const createFiles = (app: App, key: Buffer): Files => ({
  tickets: (claim, count, now) => Array.from({ length: count }, (_, n) => ticketOf(key, claim, n, now + TICKET_LIFE)),
  keep: keepAll(app, key),
  discard: async (fileIds) => {
    if (fileIds.length > 0) await app.deleteFile({ fileList: [...fileIds] });
  },
  urls: async (fileIds) => {
    if (fileIds.length === 0) return [];
    const fileList = fileIds.map((fileID) => ({ fileID, maxAge: URL_LIFE_S }));
    const answer = await app.getTempFileURL({ fileList });
    return answer.fileList.map((file) => file.tempFileURL).filter((url) => url !== '');
  },
});
