const path = require('node:path');

const root = path.resolve(__dirname, '..');

// Types are checked by tsc; swc only removes them. Sources are TypeScript; packages and dist/ run as they are.
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

const project = (name, seconds, rest = {}) => ({
  displayName: name,
  rootDir: root,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  testEnvironment: 'node',
  transform: { '\\.tsx?$': ['@swc/jest', swc] },
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
    project('unit', 10),
    project('conformance', 60),
    project('devcloud', 180),
    project('flows', 180),
    project('weapp', 120, { testEnvironment: 'jsdom' }),
    project('e2e', 240, browser),
    project('journeys', 240, browser),
    project('package', 480, browser),
  ],
};
