import type { Facts } from '../domain/notifications/schema';

const EVENTS: Readonly<Record<string, (facts: Facts) => string>> = {
  'report.submit': (f) => `${f['place']}有新的事：${f['category']}`,
  'report.accept': (f) => `您报的“${f['category']}”已受理`,
  'report.reject': (f) => `您报的“${f['category']}”不归这里办，点开看看该找谁`,
  'report.appeal': (f) => `${f['place']}的“${f['category']}”，居民请再看一次`,
  'report.merge': (f) => `您报的“${f['category']}”和另一件并在一起办`,
  'report.withdraw': (f) => `${f['place']}的“${f['category']}”，居民撤回了`,
  'report.assign': (f) => `“${f['category']}”已交给专人办`,
  'report.acknowledge': (f) => `“${f['category']}”有人开始办了`,
  'report.return': (f) => `“${f['category']}”被退回，请另派人`,
  'report.transfer': (f) => `“${f['category']}”转给了别的同事`,
  'report.escalate': (f) => `“${f['category']}”已上报给上一级`,
  'report.suspend': (f) => `“${f['category']}”先放一放，点开看原因`,
  'report.resume': (f) => `“${f['category']}”接着办了`,
  'report.resolve': (f) => `“${f['category']}”办好了，请您看看`,
  'report.pass': (f) => `“${f['category']}”已结案，谢谢您`,
  'report.reopen': (f) => `“${f['category']}”还没好，请接着办`,
  'place.appoint': (f) => `您开始负责${f['place']}`,
  'place.demolish': (f) => `${f['place']}已登记拆除`,
  'person.grant': () => '您有了新的职务',
  'person.endGrant': () => '您的一个职务到此为止',
};

/** One inbox message as a sentence. */
export const eventWords = (event: string, facts: Facts): string => EVENTS[event]?.(facts) ?? '有一件事有了进展';
