// A configuration of the whole project, not a key of package.json: that one would not reach published packages.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        include: ['transform-optional-catch-binding'],
        // iOS 13 knows both; only two rare faults of Safari make them dear, and those are mended below.
        exclude: ['transform-parameters', 'transform-destructuring'],
      },
    ],
  ],
  plugins: [
    '@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression',
    '@babel/plugin-bugfix-safari-rest-destructuring-rhs-array',
  ],
  // document.all is no document of a mini-program: `a?.b` needs one comparison, not two.
  assumptions: { noDocumentAll: true },
};
