import { runBehaviours } from '../../support/behaviours';
import { auth } from './auth';

runBehaviours('auth', auth, { environments: ['second-env'] });
