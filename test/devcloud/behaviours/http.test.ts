import { runBehaviours } from '../../support/behaviours';
import { declared } from './functionGround';
import { http } from './http';

runBehaviours('http', http, declared);
