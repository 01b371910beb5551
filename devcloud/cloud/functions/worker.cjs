'use strict';
// The runtime of one function instance: plain CommonJS, because it is forked without any loader.
// It runs one invocation at a time and copies the invocation's variables into process.env, as the platform does.

const MAX_RESULT = 6 * 1024 * 1024;
let main;
let previous = [];

process.on('disconnect', () => process.exit(0));

const forward = (stream) => {
  stream.write = (chunk, encoding, callback) => {
    if (process.connected) process.send({ log: String(chunk) });
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') done();
    return true;
  };
};
forward(process.stdout);
forward(process.stderr);

const applyEnviron = (environ) => {
  for (const key of previous) delete process.env[key];
  const pairs = environ.split(';').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  for (const [key, value] of pairs) process.env[key] = value;
  previous = pairs.map(([key]) => key);
};

const describe = (error) => (error instanceof Error ? error.stack || error.message : String(error));

const run = async ({ file, event, context }) => {
  applyEnviron(context.environ);
  if (!main) {
    main = require(file).main;
    if (typeof main !== 'function') throw new Error(`${file} exports no main`);
  }
  const result = JSON.stringify(await main(JSON.parse(event), context)) ?? 'null';
  if (Buffer.byteLength(result) > MAX_RESULT) throw new Error('the result is larger than 6 MB');
  return result;
};

process.on('message', (message) => {
  run(message).then(
    (result) => process.send({ id: message.id, result }),
    (error) => process.send({ id: message.id, error: describe(error) }),
  );
});
