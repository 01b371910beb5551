import { runBehaviours } from '../../support/behaviours';
import { PAY_APP } from '../../support/merchant';
import { bills } from './pay/bills';
import { faults } from './pay/faults';
import { notices } from './pay/notices';
import { orders } from './pay/orders';
import { phones } from './pay/phones';
import { refunds } from './pay/refunds';
import { signing } from './pay/signing';

const all = [...signing, ...orders, ...phones, ...refunds, ...notices, ...faults, ...bills];

runBehaviours('payments', all, { functionEnv: { WX_APPID: PAY_APP } });
