import type { Body, WxAnswer } from './answers';
import { openidIn, requestMark, WxError } from './answers';
import type { WxApi, WxSide } from './side';
import { detail, judge, keyword } from './words';

const LONGEST_TEXT = 2500;
const MEDIA_TYPES = [1, 2];
const SCENES = [1, 2, 3, 4];
/** A verdict on a picture takes WeChat a moment; it promises half an hour at most. */
const VERDICT_AFTER = 1000;

const visitor = (side: WxSide, body: Body): string => {
  if (body['version'] !== 2 || !SCENES.includes(Number(body['scene']))) throw new WxError(40097, 'invalid args');
  const openid = openidIn(body['openid']);
  if (!side.people.visited(openid)) throw new WxError(61010, 'code is expired');
  return openid;
};

const checkText = (side: WxSide, body: Body): WxAnswer => {
  visitor(side, body);
  const { content } = body;
  if (typeof content !== 'string' || content === '') throw new WxError(40097, 'invalid args: content');
  if ([...content].length > LONGEST_TEXT) throw new WxError(45002, 'content size out of limit');
  const verdict = judge(content);
  return {
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
    detail: detail(verdict, keyword(content)),
    trace_id: requestMark(side.clock.now()),
  };
};

const checkMedia = (side: WxSide, body: Body): WxAnswer => {
  const openid = visitor(side, body);
  const { media_url: url, media_type: type } = body;
  if (!MEDIA_TYPES.includes(Number(type))) throw new WxError(40097, 'invalid args: media_type');
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) throw new WxError(40097, 'invalid args: media_url');
  if (side.pushes.awaits(url)) throw new WxError(87020, 'repeated media check');
  const traceId = requestMark(side.clock.now());
  const fields = { appid: side.appId, trace_id: traceId, version: 2 };
  side.pushes.queue('event/wxa_media_check', openid, fields, { media: url, after: VERDICT_AFTER });
  return { errcode: 0, errmsg: 'ok', trace_id: traceId };
};

/** `/wxa/msg_sec_check`, version 2: the verdict on a text. */
export const msgSecCheck: WxApi = {
  path: '/wxa/msg_sec_check',
  openid: (body) => body['openid'],
  refuse: [44991, 'reach max api minute quota limit'],
  run: checkText,
};

/** `/wxa/media_check_async`, version 2: takes a picture or sound; the verdict comes as an event. */
export const mediaCheckAsync: WxApi = {
  path: '/wxa/media_check_async',
  openid: (body) => body['openid'],
  refuse: [45009, 'reach max api daily quota limit'],
  run: checkMedia,
};
