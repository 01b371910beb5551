import { h5Eyes } from '../support/looks/h5';
import { testLooks } from '../support/looks/suite';

testLooks(({ chrome, system, ground }) => h5Eyes(chrome, system.stage.port, ground));
