import { personaOf } from '../../../devcloud/stage/personas';
import { DAY, dayStart } from '../../../src/domain/_kernel/time';
import type { Site } from '../journey';
import { newRequest } from '../world';
import type { Screen } from './screen';

/** Venues and activities of a community to look at. */
export interface VenueGround {
  community: string;
  venue: string;
  activity: string;
  over: string;
}

const NOTE = '早饭 7:30，午饭 11:30，周日休息。七十岁以上的老人，社区补两块钱。';

/** Adds a venue whose code was issued, an activity that is still to come, and one that is over. */
export const layVenues = async ({ product }: Site, community: string): Promise<VenueGround> => {
  const ask = async (action: string, input: object): Promise<string> =>
    (await product.call<{ id: string }>(personaOf('staff').openid, action, input, newRequest())).id;
  const startsAt = dayStart(Date.now()) + DAY;
  const days = { startsAt, endsAt: startsAt + 3 * DAY };
  const venue = await ask('places.add', { parent: community, kind: 'venue', name: '长者食堂', note: NOTE });
  await ask('codes.issue', { place: venue });
  const held = { parent: venue, kind: 'activity', ...days };
  const activity = await ask('places.add', {
    ...held,
    name: '端午包粽子和老照片故事会',
    note: '上午九点，粽叶社区备。',
  });
  const over = await ask('places.add', { ...held, name: '看电影' });
  await ask('places.close', { id: over, reason: '办完了' });
  return { community, venue, activity, over };
};

/** The pages of venues and activities, for who keeps them and for who scans their codes. */
export const venueScreens = ({ community, venue, activity, over }: VenueGround): Screen[] => {
  const page = 'pages/places/venue/index';
  const keep = { page: 'pages/ground/venues/index', persona: 'staff', query: `area=${community}&level=community` };
  return [
    { page, state: 'venue', persona: 'li', query: `id=${venue}&number=7KQ-M2X` },
    { page, state: 'activity', persona: 'li', query: `id=${activity}` },
    { page, state: 'over', persona: 'li', query: `id=${over}` },
    { ...keep, state: 'venues' },
    { ...keep, state: 'activities', taps: ['活动'] },
    { ...keep, state: 'empty', taps: ['关了的'] },
    { ...keep, state: 'add', taps: ['活动', '添一次活动', '自己写'] },
    { ...keep, state: 'end', taps: ['关了这里'] },
    {
      ...{ page: 'pages/register/print/index', state: 'venue', persona: 'staff' },
      query: `area=${community}&place=${venue}&of=venue`,
    },
  ];
};
