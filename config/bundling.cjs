const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.resolve(__dirname, '..');
// A bundle is as old as the packages in it and as this file.
const basis = [path.join(root, 'package-lock.json'), __filename].map((file) => readFileSync(file));

/** Puts a module and the packages below it into one file: jest loads every module anew for each test file. */
module.exports = {
  process: (_, file) => {
    const { outputFiles } = buildSync({
      entryPoints: [file],
      outfile: file,
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minifyWhitespace: true,
      legalComments: 'none',
      external: [path.join(root, 'devcloud/*')],
      logLevel: 'warning',
    });
    return { code: outputFiles[0].text };
  },
  getCacheKey: (source, file) =>
    basis.reduce((hash, bytes) => hash.update(bytes), createHash('sha256').update(`${file}\0${source}`)).digest('hex'),
};
