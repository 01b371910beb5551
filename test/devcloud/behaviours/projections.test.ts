import { runBehaviours } from '../../support/behaviours';
import { projections } from './projections';

runBehaviours('projections', projections);
