import type { IncomingMessage } from 'node:http';
import type { Environment } from '../environment';
import type { Doc } from '../ejson';
import type { Gateway } from '../gateway';
import { badSignature, verifyTc3 } from './tc3';
import type { Invocation } from './tokens';

const prove = (gateway: Gateway, { credentials, envId }: Environment, request: IncomingMessage, params: Doc): void => {
  const { method = '', url = '', headers } = request;
  const bearer = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    if (bearer !== credentials.apiKey) throw badSignature(`the API key was not issued for environment ${envId}`);
    return;
  }
  const { sessionToken } = params;
  if (sessionToken !== undefined && sessionToken !== '' && sessionToken !== credentials.sessionToken)
    throw badSignature('the session token of the credentials is not valid');
  verifyTc3({ method, target: url, headers, params }, credentials, [Date.now(), gateway.clock.now()]);
};

/** Who sends an SDK request: an invocation that is running, or a program of its own. Refuses what proves neither. */
export const authorise = (
  gateway: Gateway,
  environment: Environment,
  request: IncomingMessage,
  params: Doc,
): Invocation | 'direct' => {
  if (gateway.options.strict !== false) prove(gateway, environment, request, params);
  const token = params['tcb_sessionToken'];
  if (token === undefined || token === '') return 'direct';
  const invocation = gateway.tokens.find(token);
  if (!invocation) throw badSignature('the invocation this call belongs to is over: await every call before returning');
  return invocation;
};
