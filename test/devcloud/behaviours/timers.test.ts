import { runBehaviours } from '../../support/behaviours';
import { declared } from './functionGround';
import { timers } from './timers';

runBehaviours('timers', timers, { ...declared, timers: true });
