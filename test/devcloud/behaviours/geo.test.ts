import { runBehaviours } from '../../support/behaviours';
import { geo } from './geo';

runBehaviours('geo', geo);
