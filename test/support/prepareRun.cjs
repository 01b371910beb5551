// What every browser test needs and none changes is made once for a run, before the workers share the tests.
module.exports = async () => {
  // jest transpiles what is required from here.
  const { prepare } = require('./prepared');
  process.once('exit', await prepare());
};
