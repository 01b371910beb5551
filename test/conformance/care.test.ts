import { conformance } from '../support/conformance/suite';

conformance(['care', 'visits']);
