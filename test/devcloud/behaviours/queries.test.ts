import { runBehaviours } from '../../support/behaviours';
import { queries } from './queries';

runBehaviours('queries', queries);
