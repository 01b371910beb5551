import type { Environment } from '../environment';
import type { Gateway } from '../gateway';

/** One control request: what stood for the `*` of its path, its query and body, and the environment it names. */
export interface ControlCall {
  /** Decoded, without the slash before it. */
  rest: string;
  query: URLSearchParams;
  /** The environment of `?env=`, else the first. */
  environment: Environment;
  /** The JSON object of the body; an empty body is an empty object. */
  body(): Promise<Readonly<Record<string, unknown>>>;
  /** The body as it comes. */
  stream: AsyncIterable<Buffer>;
}

/** One control endpoint. A path that ends in `/*` serves all below it; what `run` gives is sent as JSON, a Reply as it is. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  run: (gateway: Gateway, call: ControlCall) => unknown;
}

/** Raised when a control request cannot be served. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
