import { runBehaviours } from '../../support/behaviours';
import { aggregateStages } from './aggregate-stages';

runBehaviours('aggregate-stages', aggregateStages);
