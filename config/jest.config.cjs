const path = require('node:path');

const root = path.resolve(__dirname, '..');

// Types are checked by tsc; swc only removes them. Sources are TypeScript; packages and dist/ run as they are.
const swc = {
  // Beside the code: in it, they are two thirds of what is read and parsed for each test file.
  sourceMaps: true,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

// Of these packages the entry alone is asked for; who else reaches into one (as into that of WeChat Pay) would get its
// own copy. The modules with mingo come with it for the same reason.
const ENTRIES = '@cloudbase/node-sdk/dist/index|fast-check/lib/cjs/fast-check|pngjs/lib/png|qrcode/lib/index';
const BUNDLED = `/node_modules/(${ENTRIES})\\.js$|/cloud/db/(nodes|aggregate/mingo)\\.ts$`;

// A global is looked up forty times as slowly in the realm of a test as a parameter is. Nobody replaces these.
const BUILTINS =
  'Array Boolean Buffer Error JSON Map Math Number Object Promise Reflect Set String Symbol TypeError Uint8Array WeakMap';

const project = (name, seconds, rest = {}) => ({
  displayName: name,
  rootDir: root,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  testEnvironment: 'node',
  transform: { [BUNDLED]: '<rootDir>/config/bundling.cjs', '\\.tsx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${ENTRIES})\\.js$)`],
  sandboxInjectedGlobals: `${BUILTINS} Date`.split(' '),
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1', '^fast-check$': '<rootDir>/config/fastCheck.cjs' },
  // The built packages and caches hold copies of package.json and mock folders that are not ours to scan.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.devcloud/'],
  // jest reads testTimeout from the top level only; this gives each project its own.
  globals: { testSeconds: seconds },
  setupFilesAfterEnv: ['<rootDir>/config/jest.setup.cjs'],
  ...rest,
});

const browser = { globalSetup: '<rootDir>/test/support/prepareRun.cjs' };

module.exports = {
  rootDir: root,
  cacheDirectory: path.join(root, '.cache/jest'),
  randomize: true,
  testSequencer: path.join(__dirname, 'sequencer.cjs'),
  projects: [
    // Some of these tests hold the clock.
    project('unit', 10, { sandboxInjectedGlobals: BUILTINS.split(' ') }),
    project('conformance', 60),
    project('devcloud', 180),
    project('flows', 180, { globalSetup: '<rootDir>/test/support/prepareFolder.cjs' }),
    project('weapp', 120, { testEnvironment: 'jsdom' }),
    project('e2e', 240, browser),
    project('journeys', 240, browser),
    project('package', 480, browser),
  ],
};
