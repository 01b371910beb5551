import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Signer } from '@cloudbase/signature-nodejs';
import { CloudError } from '../db/errors';
import type { Doc } from '../ejson';
import type { Credentials } from './credentials';

/** A signed request as it arrived. */
export interface Signed {
  method: string;
  /** Path and query, as sent. */
  target: string;
  headers: IncomingHttpHeaders;
  params: Doc;
}

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/tcb\/tc3_request, *SignedParams=([^,]*), *SignedHeaders=([^,]*), *Signature=([0-9a-f]{64})$/;
const DEFAULT_LIFE = 600;
const MAX_LIFE = 3600;

/** A request whose proof the platform does not accept. */
export const badSignature = (message: string): CloudError => new CloudError('SIGN_PARAM_INVALID', message);

/** The time at which a request was signed, refused when that is too long ago or to come. */
const freshTime = (headers: IncomingHttpHeaders, clocks: readonly number[]): number => {
  const signedAt = Number(headers['x-timestamp']);
  const life = Math.min(Number(headers['x-signature-expires'] ?? DEFAULT_LIFE) || DEFAULT_LIFE, MAX_LIFE);
  if (!Number.isInteger(signedAt) || signedAt <= 0) throw badSignature('the header x-timestamp is missing');
  if (!clocks.some((now) => Math.abs(now / 1000 - signedAt) <= life))
    throw badSignature(`the signature of ${new Date(signedAt * 1000).toISOString()} has expired`);
  return signedAt;
};

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Verifies the TC3-HMAC-SHA256 signature of a request over its URL, headers and every parameter of its body.
 * `clocks` are the times that count as now: a process may live by the machine's clock or by the cloud's.
 */
export const verifyTc3 = (signed: Signed, credentials: Credentials, clocks: readonly number[]): void => {
  const { method, target, headers, params } = signed;
  const [, id, date, listed, names = '', signature = ''] = FORM.exec(headers.authorization ?? '') ?? [];
  if (id === undefined) throw badSignature('the header authorization is missing or not of the form TC3-HMAC-SHA256');
  if (id !== credentials.secretId)
    throw badSignature(
      `the secretId ${id} was not issued for this environment: use the cloud's recipe, or --no-strict`,
    );
  const at = freshTime(headers, clocks);
  if (date !== new Date(at * 1000).toISOString().slice(0, 10))
    throw badSignature('the date of the credential is another');
  const included = Object.fromEntries(names.split(';').map((name) => [name, headers[name]]));
  if (included['host'] === undefined || included['content-type'] === undefined)
    throw badSignature('host and content-type must be signed');
  const { secretId, secretKey } = credentials;
  const expected = new Signer({ secretId, secretKey }, 'tcb').tc3sign(
    // The SDK signs its verb as it names it, in lower case.
    method.toLowerCase(),
    `http://${headers.host ?? ''}${target}`,
    included,
    params,
    at,
    { withSignedParams: true },
  );
  if (expected.signedParams.join(';') !== listed) throw badSignature('not every parameter is signed');
  if (!equal(String(expected.signature), signature)) throw badSignature('the signature does not match');
};
