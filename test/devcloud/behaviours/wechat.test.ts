import { runBehaviours } from '../../support/behaviours';
import { WX_APP } from '../../support/wechat';
import { checks } from './wechatChecks';
import { codes } from './wechatCodes';
import { events } from './wechatEvents';
import { ALL_FIELDS, fields } from './wechatFields';
import { messages } from './wechatMessages';
import { orders } from './wechatOrders';
import { tokens } from './wechatTokens';

const all = [...tokens, ...messages, ...fields, ...checks, ...codes, ...orders, ...events];

runBehaviours('wechat', all, {
  functionEnv: { WX_APPID: WX_APP.appid, WX_SECRET: WX_APP.secret },
  templates: { progress: ['thing1', 'time2'], task: ['phrase1'], everything: ALL_FIELDS },
  pages: ['pages/home/index', 'pages/scan/index'],
  wxEvents: {
    'event/wxa_media_check': 'inner',
    'event/subscribe_msg_popup_event': 'inner',
    'event/subscribe_msg_sent_event': 'inner',
    'event/subscribe_msg_change_event': 'trouble',
  },
});
