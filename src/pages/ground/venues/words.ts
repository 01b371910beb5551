import type { OutputOf } from '@/client/api';

/** A venue or an activity, as its community keeps it. */
export type VenueRow = OutputOf<'places.venues'>['rows'][number];
type Kind = VenueRow['kind'];

/** What each kind is called while it is kept. */
export const WORDS: Readonly<
  Record<Kind, Readonly<Record<'add' | 'name' | 'example' | 'note' | 'ask' | 'close' | 'end', string>>>
> = {
  venue: {
    add: '添一处活动室',
    name: '叫什么',
    example: '长者食堂、书画室',
    note: '这里有什么、几点开门',
    ask: '关了这里?',
    close: '关了这里',
    end: '关了',
  },
  activity: {
    add: '添一次活动',
    name: '什么活动',
    example: '端午包粽子',
    note: '办什么、几点、要带什么',
    ask: '这次活动结束了?',
    close: '结束这次',
    end: '结束了',
  },
};

/** What may be looked at, and what is said where there is none. */
export const LISTS = {
  venue: {
    ...{ label: '活动室', kind: 'venue', over: false },
    ...{ none: '还没有登记活动室', hint: '食堂、书画室、会议室，添上一处就能印它的码。' },
  },
  activity: {
    ...{ label: '活动', kind: 'activity', over: false },
    ...{ none: '眼下没有活动', hint: '添一次活动，印出码贴在门口，邻居一扫就知道是什么、哪天办。' },
  },
  pastVenue: {
    ...{ label: '关了的', kind: 'venue', over: true },
    ...{ none: '没有关了的活动室', hint: '关了以后，扫它的码会说一声，不会出错。' },
  },
  pastActivity: {
    ...{ label: '办完的', kind: 'activity', over: true },
    ...{ none: '还没有办完的活动', hint: '最后一天过了，活动自己就到这里来。' },
  },
} as const satisfies Readonly<Record<string, { label: string; kind: Kind; over: boolean; none: string; hint: string }>>;
export type Shown = keyof typeof LISTS;
