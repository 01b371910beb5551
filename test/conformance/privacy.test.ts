import { conformance } from '../support/conformance/suite';

conformance(['relays', 'privacy', 'flags', 'complaints', 'blocks']);
