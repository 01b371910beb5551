const { existsSync, statSync } = require('node:fs');
const { resolve } = require('node:path');

// What takes longest comes first, or one of the workers sits idle while the other ends it; a clone has no record of
// how long each took.
const LONGEST = [
  'e2e/looks',
  'package/faults',
  'journeys/reports',
  'journeys/counter',
  'e2e/looksWeapp',
  'journeys/wall',
  'journeys/privacy',
  'journeys/ground',
  'journeys/home',
  'journeys/register',
  'e2e/stageTools',
  'journeys/office',
  'e2e/offline',
  'e2e/isolation',
  'flows/sheetsCrash',
  'devcloud/crash',
  'devcloud/alone',
  'flows/crawl',
  'devcloud/differential',
  'flows/payDeployed',
  'flows/shopModel',
  'devcloud/demo',
  'flows/crash',
  'devcloud/values',
  'devcloud/identities',
  'devcloud/payNotify',
  'flows/nested',
];

for (const name of LONGEST)
  if (!existsSync(resolve(__dirname, `../test/${name}.test.ts`)))
    throw new Error(`test/${name}.test.ts is no longer there`);

const rankOf = (path) => {
  const rank = LONGEST.findIndex((name) => path.replaceAll('\\', '/').includes(`test/${name}.test.`));
  return rank < 0 ? LONGEST.length : rank;
};

/** The order of the test files: the longest first, then by size. */
module.exports = class LongestFirst {
  sort(tests) {
    const known = tests.map((test) => ({ test, rank: rankOf(test.path), size: statSync(test.path).size }));
    return known.sort((a, b) => a.rank - b.rank || b.size - a.size).map(({ test }) => test);
  }

  cacheResults() {
    // The order rests on nothing that is written down.
  }
};
