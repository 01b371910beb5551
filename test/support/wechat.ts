import { get, post } from '../devcloud/local';
import type { Local } from '../devcloud/local';

type Json = Record<string, unknown>;

/** The app that the sandbox of the tests belongs to. */
export const WX_APP = { appid: 'wx-app-of-tests', secret: 'secret-of-the-app' } as const;

/** An event as the control endpoint shows it. */
export interface SeenEvent {
  n: number;
  kind: string;
  openid: string;
  fn: string;
  state: string;
  fault?: string;
  event: Json;
  outcomes: { ok: boolean; message: string; requestId: string }[];
}

/** WeChat as a server, a phone and a tester see it. */
export const weChat = ({ cloud }: Pick<Local, 'cloud'>) => {
  const { url } = cloud;
  const token = (more: object = {}): Promise<Json> =>
    post(`${url}/wx/cgi-bin/stable_token`, { grant_type: 'client_credential', ...WX_APP, ...more });
  const address = async (path: string): Promise<string> =>
    `${url}/wx${path}?access_token=${String((await token())['access_token'])}`;
  const call = async (path: string, body: unknown): Promise<Json> => post(await address(path), body);
  const phone = (openid: string, action: string, body: unknown): Promise<Json> =>
    post(`${url}/client/${action}`, body, openid);
  const control = (path: string, body: unknown): Promise<Json> => post(`${url}/control${path}`, body);
  const events = async (openid: string): Promise<SeenEvent[]> =>
    (await get<{ events: SeenEvent[] }>(`${url}/control/wx/events`)).events.filter((event) => event.openid === openid);
  return {
    url,
    token,
    address,
    call,
    phone,
    control,
    events,
    /** The user has the mini-program open. */
    visit: (openid: string) => control('/wx/users', { openid, visited: true }),
    /** Moves the clock; resolves when everything that fell due was delivered. */
    advance: (ms: number) => control('/clock', { advance: ms }),
    fault: async (fault: object): Promise<string> =>
      ((await control('/faults', { target: 'wx', ...fault }))['fault'] as { id: string }).id,
  };
};

let people = 0;
/** A user of WeChat nobody else has. */
export const someone = (): string => `o-somebody-${(people += 1)}`;
