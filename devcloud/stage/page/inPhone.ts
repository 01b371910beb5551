// Runs in every phone before the app: shifts its clock, and obeys the Stage around it.
const Machine = Date;
let offset = Number(document.currentScript?.dataset['offset'] ?? 0);

const now = (): number => Machine.now() + offset;

const shifted: DateConstructor = new Proxy(Machine, {
  construct: (target, given: unknown[], made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made === shifted ? target : made) as object,
  apply: (target) => new target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
Machine.prototype.constructor = shifted;
globalThis.Date = shifted;

const isTyping = (): boolean => document.activeElement?.matches('input, textarea') === true;

interface Order {
  type?: string;
  offset?: number;
}

addEventListener('message', ({ source, data }: MessageEvent<Order | null>) => {
  if (source !== parent || source === window) return;
  if (data?.type === 'stage:clock' && data.offset !== undefined && data.offset !== offset) {
    offset = data.offset;
    // What is on the screen was read at the old time; only somebody who writes is not disturbed.
    if (!isTyping()) location.reload();
  }
  if (data?.type === 'stage:online') {
    const { connection } = navigator as { connection?: EventTarget };
    connection?.dispatchEvent(new Event('change'));
  }
});
