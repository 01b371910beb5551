import { runBehaviours } from '../../support/behaviours';
import { envelope } from './envelope';
import { signatures } from './signatures';

const options = { environments: ['second-env'] };
runBehaviours('envelope', envelope, options);
runBehaviours('signatures', signatures, options);
