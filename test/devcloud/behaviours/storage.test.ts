import { runBehaviours } from '../../support/behaviours';
import { downloads } from './downloads';
import { storage } from './storage';
import { uploads } from './uploads';

runBehaviours('storage', storage);
runBehaviours('downloads', downloads);
runBehaviours('uploads', uploads);
