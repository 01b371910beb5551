import { runBehaviours } from '../../support/behaviours';
import { databaseLimits } from './limits-db';

runBehaviours('limits of the database', databaseLimits);
