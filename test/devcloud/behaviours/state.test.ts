import { runBehaviours } from '../../support/behaviours';
import { controls } from './control';
import { states } from './state';

runBehaviours('state', states);
runBehaviours('control', controls);
