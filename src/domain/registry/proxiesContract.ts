import { array, optional, picklist, strictObject } from 'valibot';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { VOICE_ERRORS } from '../_kernel/voice';
import { keepers } from './machine';
import { Entrusting, proxyMachine, ProxyPage, ProxyView, Witnessing } from './proxies';

const id = 'prx_0000000001';
const output = ProxyView;

/** Family who act for one another, with consent (家属代办). */
export const proxies = defineDomain({
  ask: begin(proxyMachine, 'ask', {
    doc: 'Ask to act for somebody of one’s own household; nothing may be done before he has consented.',
    trust: 'household',
    scope: 'home',
    input: Entrusting,
    output,
    errors: ['NO_SUCH_MEMBER', 'NOT_ONESELF', 'PROXY_TIME', 'TOO_MANY_OPEN'],
    example: { household: 'hsh_0000000001', member: 'mbr_0000000001', scopes: ['report'], validTo: 1_800_000_000_000 },
  }),
  consent: move(proxyMachine, 'consent', {
    doc: 'Let somebody act for oneself.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  witness: move(proxyMachine, 'witness', {
    doc: 'Write down the consent of somebody without WeChat: what he said to the grid worker, with his voice if he likes.',
    input: Witnessing,
    output,
    errors: [...VOICE_ERRORS],
    example: { id, note: '当面问过老人，同意女儿代办' },
  }),
  revoke: move(proxyMachine, 'revoke', {
    doc: 'Take a proxy back; it ends at once.',
    scope: null,
    input: strictObject({ id: Id, reason: optional(words(2, 100)) }),
    output,
    example: { id, reason: '自己会用了' },
  }),
  get: query({
    doc: 'One proxy, with what the caller may do next.',
    on: proxyMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'For whom the caller acts, and who acts for him; each newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ acting: array(ProxyView), entrusted: array(ProxyView) }),
    example: {},
  }),
  desk: query({
    doc: 'Proxies of a grid or a community that wait for consent, the oldest first.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) }),
    output: ProxyPage,
    errors: ['WRONG_LEVEL'],
    example: { area: 'plc_0000000001', level: 'grid4' },
  }),
});
