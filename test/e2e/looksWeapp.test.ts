import path from 'node:path';
import { testLooks } from '../support/looks/suite';
import { weappEyes } from '../support/looks/weapp';

const dist = path.resolve(__dirname, '../../dist/weapp');

testLooks(({ chrome, system, ground }) => weappEyes(chrome, { cloudUrl: system.cloud.url, dist, ground }));
