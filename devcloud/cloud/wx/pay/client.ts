import { json, readBody } from '../../http';
import type { Answer, Exchange } from '../../http';
import type { PaySandbox } from './sandbox';

const MAX_BODY = 100 * 1024;

/** `POST /client/pay`: what the phone of this openid sends, and in `answer` what its user does. */
export const payClientCall = async (pay: PaySandbox, { request }: Exchange, openid: string): Promise<Answer> => {
  const text = await readBody(request, MAX_BODY);
  try {
    return json(pay.requestPayment(openid, JSON.parse(text)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return json({ errMsg: 'requestPayment:fail parameter error: the body is not JSON' });
  }
};
