const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

// What several files of tests use and none changes lies in one folder, made by whoever needs it first.
module.exports = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-run-'));
  process.env.LINLI_RUN = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};
