/** A refusal of the payment platform: HTTP status, code, sentence and sometimes a detail. */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: unknown,
  ) {
    super(message);
  }
}

/** A field that breaks its rule. */
export const paramError = (field: string, issue: string, value: unknown, location = 'body'): PayError =>
  new PayError(400, 'PARAM_ERROR', '参数错误', { field, value: value ?? null, issue, location });

/** A request that its moment or the state of things forbids. */
export const invalidRequest = (message: string): PayError => new PayError(400, 'INVALID_REQUEST', message);

/** A request whose sender is not proved. */
export const signError = (message: string, detail?: unknown): PayError =>
  new PayError(401, 'SIGN_ERROR', message, detail);
