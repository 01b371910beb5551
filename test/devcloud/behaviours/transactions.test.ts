import { runBehaviours } from '../../support/behaviours';
import { transactions } from './transactions';

runBehaviours('transactions', transactions, {
  functions: [{ name: 'dropping', timeout: 10, memorySize: 256, env: [], timers: [], routes: [] }],
});
