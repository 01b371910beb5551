import { stamp } from '../_kernel/time';
import type { Facts, TemplateKey } from './schema';
import { NAMES, STEPS, TOLD } from './steps';

/** The typed fields of WeChat's subscribe messages that we use, with the limit of each in characters. */
const LIMITS = { thing: 20, character_string: 32, time: 20, phrase: 5 } as const;
type FieldType = keyof typeof LIMITS;

const typeOf = (key: string): FieldType => key.replace(/\d+$/, '') as FieldType;

const clip = (text: string, limit: number): string => {
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
};

/** One field value as WeChat accepts it: no control characters, cut to the limit of its type. */
export const fieldValue = (key: string, raw: string): string => {
  const type = typeOf(key);
  const text = raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (type === 'character_string') return text.replace(/[^\x21-\x7e]/g, '').slice(0, LIMITS.character_string) || '-';
  if (type === 'phrase') return /^\p{Script=Han}{1,5}$/u.test(text) ? text : '有进展';
  return clip(text, LIMITS[type]) || '-';
};

/** A message to be written: by which template, about which event. */
export interface Telling {
  template: TemplateKey;
  event: string;
  facts: Facts;
  at: number;
}

const stepOf = (event: string): string => {
  const [kind = '', move = ''] = event.split('.');
  return STEPS[kind]?.[move] ?? '有进展';
};

const nameOf = ({ event, facts }: Fact): string => String(facts['number'] ?? NAMES[event.split('.')[0] ?? ''] ?? '');

/** What it is about, if that may stand on a lock screen: why somebody is looked after may not. */
const categoryOf = ({ event, facts }: Fact): Facts[string] | undefined =>
  event.startsWith('care.') ? undefined : facts['category'];

type Fact = Pick<Telling, 'event' | 'facts'>;
type Fill = (telling: Omit<Telling, 'template'>) => Readonly<Record<string, string>>;

/** The templates as applied for in the WeChat console: the typed fields of each, and how they are filled. */
export const TEMPLATES: Readonly<Record<TemplateKey, Fill>> = {
  progress: (telling) => ({
    thing1: nameOf(telling),
    phrase2: stepOf(telling.event),
    time3: stamp(telling.at),
    thing4: String(categoryOf(telling) ?? telling.facts['place'] ?? '点开看看'),
  }),
  task: (telling) => ({
    thing1: nameOf(telling),
    thing2: String(telling.facts['place'] ?? ''),
    time3: stamp(Number(telling.facts['dueAt'] ?? telling.at)),
    thing4: String(categoryOf(telling) ?? stepOf(telling.event)),
  }),
};

/** The fields of a template, as applied for. */
export const fieldsOf = (key: TemplateKey): string[] => Object.keys(TEMPLATES[key]({ event: '', facts: {}, at: 0 }));

/** Which events are worth a subscribe message, and by which template for whom; the inbox gets every event anyway. */
export const SENT_BY: Readonly<Record<string, Readonly<Record<string, TemplateKey>>>> = Object.fromEntries(
  Object.entries(STEPS).flatMap(([kind, steps]) =>
    Object.keys(steps).map((step) => [`${kind}.${step}`, TOLD[kind] ?? {}]),
  ),
);

/** The data of one subscribe message: every field formatted for its type. */
export const messageData = ({ template, ...telling }: Telling): Record<string, { value: string }> =>
  Object.fromEntries(
    Object.entries(TEMPLATES[template](telling)).map(([field, value]) => [field, { value: fieldValue(field, value) }]),
  );
