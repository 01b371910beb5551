import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { collections } from '../../config/collections';
import type { World } from './world';

/** A document as the database holds it. */
export type Raw = { _id: string } & Record<string, unknown>;

const MOST = 1000;

/** Every document of a collection (at most 1000) as the genuine SDK reads it, past the product. */
export const rawDocs = async (world: Pick<World, 'cloud'>, collection: string): Promise<Raw[]> => {
  const db = tcb.init({ env: world.cloud.envId }).database();
  const { data } = (await db.collection(collection).limit(MOST).get()) as { data: Raw[] };
  return data;
};

/** Every document of every collection, by collection. */
export const everything = async (world: Pick<World, 'cloud'>): Promise<Record<string, Raw[]>> =>
  Object.fromEntries(
    await Promise.all(collections.map(async ({ name }) => [name, await rawDocs(world, name)] as const)),
  );

/** The bytes of every file below a folder, joined. */
export const bytesBelow = async (folder: string): Promise<Buffer> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
};

/** A request that reached the WeChat sandbox, with its answer. */
export interface WxRequest {
  n: number;
  path: string;
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
}

/** What reached the WeChat sandbox, oldest first; `path` narrows it. */
export const wxRequests = async (world: Pick<World, 'cloud'>, only?: string): Promise<WxRequest[]> => {
  const found = await fetch(`${world.cloud.url}/control/wx/requests`);
  const { requests } = (await found.json()) as { requests: WxRequest[] };
  return requests.filter((request) => only === undefined || request.path === only);
};

/** Posts JSON to the cloud, as a client when an openid is given; the JSON answer. */
export const postJson = async <T = Record<string, unknown>>(
  url: string,
  body: unknown,
  openid?: string,
): Promise<T> => {
  const headers = { 'content-type': 'application/json', ...(openid === undefined ? {} : { 'x-openid': openid }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as T;
};
