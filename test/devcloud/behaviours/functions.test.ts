import { runBehaviours } from '../../support/behaviours';
import { declared } from './functionGround';
import { identity } from './functionIdentity';
import { limits } from './functionLimits';
import { runtime } from './functionRuntime';

runBehaviours('functions', [...runtime, ...identity, ...limits], declared);
