import { domains, type Domains } from '../../src/domain';
import { conformance } from '../support/conformance/suite';

// Reports alone take as long as all the rest, and so do wishes: files of their own, so that they run side by side.
conformance((Object.keys(domains) as (keyof Domains)[]).filter((domain) => domain !== 'reports' && domain !== 'wall'));
