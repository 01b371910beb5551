import { domains, type Domains } from '../../src/domain';
import { conformance } from '../support/conformance/suite';

// Reports alone take as long as all the rest: two files, so that they run side by side.
conformance((Object.keys(domains) as (keyof Domains)[]).filter((domain) => domain !== 'reports'));
