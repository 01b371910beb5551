// What `fast-check` is in tests: its cases follow from the seed that jest prints, so that a failure can be had again.
const fastCheck = require('../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.configureGlobal({ seed: jest.getSeed() });

module.exports = fastCheck;
