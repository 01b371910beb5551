import { claimRoom, relay } from './home';
import { proxy, witness } from './proxy';
import { asked } from './reach';

/** What happens at home, and between homes. */
export const HOME = [
  {
    title: 'a room is claimed by the code at the door, confirmed by the grid worker, and its entry corrected',
    play: claimRoom,
    pages: ['mine/hub', 'mine/claim', 'mine/household', 'register/claims'],
  },
  {
    title: 'water from above: words are carried up and an answer down, and a number is lent, not told',
    play: relay,
    pages: ['mine/relays', 'mine/relay', 'mine/words', 'register/relays', 'inbox/list'],
  },
  {
    title: 'who has words carried leaves a phone number first, and nothing he wrote is lost',
    play: asked,
    pages: ['mine/relay', 'privacy/phone', 'mine/words'],
  },
  { title: 'a wife acts for her husband', play: proxy, pages: ['mine/proxies', 'mine/entrust', 'reports/detail'] },
  {
    title: 'who has no WeChat is asked in person whether somebody may act for him',
    play: witness,
    pages: ['register/proxies', 'mine/entrust', 'inbox/list'],
  },
] as const;
