import { conformance } from '../support/conformance/suite';

conformance(['registry', 'claims', 'changes', 'proxies']);
