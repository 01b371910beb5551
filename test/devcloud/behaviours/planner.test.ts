import { runBehaviours } from '../../support/behaviours';
import { planner } from './planner';

runBehaviours('planner', planner);
