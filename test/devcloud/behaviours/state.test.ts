import { runBehaviours } from '../../support/behaviours';
import { WX_APP } from '../../support/wechat';
import { controls } from './control';
import { states } from './state';

runBehaviours('state', states, { functionEnv: { WX_APPID: WX_APP.appid, WX_SECRET: WX_APP.secret } });
runBehaviours('control', controls);
