import { runBehaviours } from '../../support/behaviours';
import { updates } from './updates';

runBehaviours('updates', updates);
