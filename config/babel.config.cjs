// A configuration of the whole project, not a key of package.json: that one would not reach published packages.
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', include: ['transform-optional-catch-binding'] }],
  ],
};
