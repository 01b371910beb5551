import { dataControls } from './controls/data';
import { ControlError } from './controls/route';
import type { ControlCall, ControlRoute } from './controls/route';
import { runtimeControls } from './controls/runtime';
import { stateControls } from './controls/state';
import { CloudError } from './db/errors';
import type { Gateway } from './gateway';
import { json, readBody, Reply, TooLarge } from './http';
import type { Exchange } from './http';
import { faultControls, wxControls } from './wx/controls';
import { payControls } from './wx/pay/control';

const MAX_BODY = 1_000_000;

/** What tests and the Stage may see and move; every part of the cloud adds its own. */
const ROUTES: readonly ControlRoute[] = [
  ...runtimeControls,
  ...dataControls,
  ...stateControls,
  ...faultControls,
  ...wxControls,
  ...payControls,
];

const restOf = (route: ControlRoute, path: string): string | undefined => {
  if (!route.path.endsWith('/*')) return route.path === path ? '' : undefined;
  const prefix = route.path.slice(0, -1);
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
};

const bodyOf = async ({ request }: Exchange): Promise<Record<string, unknown>> => {
  const text = await readBody(request, MAX_BODY);
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal below.
  }
  throw new ControlError(400, 'the body is not a JSON object');
};

const serve = (gateway: Gateway, exchange: Exchange): unknown => {
  const { request, path, query } = exchange;
  for (const route of ROUTES) {
    const rest = route.method === request.method ? restOf(route, path) : undefined;
    if (rest === undefined) continue;
    const call: ControlCall = {
      rest: decodeURIComponent(rest),
      query,
      environment: gateway.environments.find(query.get('env') ?? ''),
      body: () => bodyOf(exchange),
      stream: request,
    };
    return route.run(gateway, call);
  }
  throw new ControlError(404, `no such control: ${request.method} ${path}`);
};

const refusal = (error: unknown): Reply => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ControlError) return json({ ok: false, error: message }, error.status);
  if (error instanceof TooLarge) return json({ ok: false, error: message }, 413);
  if (error instanceof CloudError || error instanceof URIError) return json({ ok: false, error: message }, 400);
  throw error;
};

/** Serves the control endpoints; refusals are `{ok: false, error}`. */
export const controlRoute = async (gateway: Gateway, exchange: Exchange): Promise<Reply> => {
  try {
    const value = await serve(gateway, exchange);
    return value instanceof Reply ? value : json(value ?? { ok: true });
  } catch (error) {
    return refusal(error);
  }
};
