import { runBehaviours } from '../../support/behaviours';
import { aggregateExpressions } from './aggregate-expressions';

runBehaviours('aggregate-expressions', aggregateExpressions);
