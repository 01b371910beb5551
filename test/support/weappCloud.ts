import { fork } from 'node:child_process';
import { request } from 'node:http';
import { resolve } from 'node:path';
import type { BoardBuilding, BoardCommunity, PrintedCode } from '../../devcloud/stage/seed/shapes';
import type { CloudCall } from './weappWx';

interface Ready {
  url: string;
  board: readonly BoardCommunity[];
  openids: Readonly<Record<string, string>>;
}

/** The local system with its demo data, answering for the people of the demo. */
export interface WeappCloud {
  /** wx.cloud.callFunction as one of them. */
  as: (key: string) => CloudCall;
  /** Calls an action that must succeed; its data. */
  ok: <T>(key: string, action: string, input: object, requestId?: string) => Promise<T>;
  building: (key: string) => BoardBuilding;
  /** A printed code in that state, of that building or of any. */
  codeIn: (state: PrintedCode['state'], building?: string) => PrintedCode;
  stop: () => Promise<void>;
}

interface Invoked {
  result?: unknown;
  errMsg?: string;
}

// Not fetch: the tests of the package take it away, as WeChat has none.
const post = (url: string, openid: string, body: string): Promise<Invoked> =>
  new Promise((answered, failed) => {
    const headers = { 'content-type': 'application/json', 'x-openid': openid };
    const sent = request(url, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => answered(JSON.parse(Buffer.concat(parts).toString()) as Invoked));
    });
    sent.on('error', failed);
    sent.end(body);
  });

const callsOf = ({ url, openids }: Ready): Pick<WeappCloud, 'as' | 'ok'> => {
  const as: WeappCloud['as'] = (key) => async (name, data) => {
    const answer = await post(`${url}/client/invoke/${name}`, openids[key] ?? '', JSON.stringify(data));
    if (answer.result === undefined) throw new Error(answer.errMsg);
    return answer.result;
  };
  const ok: WeappCloud['ok'] = async <T>(key: string, action: string, input: object, requestId?: string) => {
    const event = { action, input, ...(requestId === undefined ? {} : { requestId }) };
    const answer = (await as(key)('api', event)) as { ok: boolean; data: T; error?: unknown };
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    return answer.data;
  };
  return { as, ok };
};

/** Starts the local system with its demo data; needs the built functions. */
export const startWeappCloud = async (): Promise<WeappCloud> => {
  const script = resolve('test/support/weappSystem.ts');
  const child = fork(script, [], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((gone) => child.once('exit', () => gone()));
  const ready = await new Promise<Ready>((begun, failed) => {
    child.once('exit', () => failed(new Error('the local system ended before it was ready')));
    child.once('message', (said: Ready | { error: string }) => {
      if ('error' in said) failed(new Error(said.error));
      else begun(said);
    });
  });
  // A test that fails before it stops the system must still come to its end; the child ends with its parent.
  child.unref();
  child.channel?.unref();
  const buildings = ready.board.flatMap(({ compounds }) => compounds.flatMap((compound) => compound.buildings));
  return {
    ...callsOf(ready),
    building: (key) => {
      const found = buildings.find((building) => building.key === key);
      if (!found) throw new Error(`the demo has no building ${key}`);
      return found;
    },
    codeIn: (state, key) => {
      const near = buildings.filter((building) => key === undefined || building.key === key);
      const found = near.flatMap(({ codes }) => codes).find((code) => code.state === state);
      if (!found) throw new Error(`the demo has no ${state} code`);
      return found;
    },
    stop: async () => {
      child.ref();
      child.disconnect();
      await ended;
    },
  };
};
