import { domains, type Domains } from '../../src/domain';
import { conformance } from '../support/conformance/suite';

// Each takes as long as all the rest: files of their own, so that they run side by side.
const APART: readonly (keyof Domains)[] = [
  'reports',
  'wall',
  'shop',
  'sheets',
  'registry',
  'claims',
  'changes',
  'proxies',
  'relays',
  'privacy',
  'flags',
  'blocks',
  'complaints',
  'care',
  'visits',
];

conformance((Object.keys(domains) as (keyof Domains)[]).filter((domain) => !APART.includes(domain)));
