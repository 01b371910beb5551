const OURS = '^(src|cloudfunctions|config|devcloud|test)/';
const SDK = 'node_modules/(@cloudbase|wx-server-sdk)/';
// These scripts start what lives among the tests: measuring, and looking with a browser.
const BENCH = '^config/scripts/(bench|icons|shots)\\.ts$';
// The writer of docs/API.md reads the contracts and machines.
const API_DOCS = '^config/scripts/api[A-Z]\\w*\\.ts$';
const ROOTS = '^cloudfunctions/((api|jobs|pay|sheets)/|composition\\.ts$)';

/** Code under `from` may import, of our own folders, only `to`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: OURS, pathNot: to },
});

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const general = [
  never('no-circular', {}, { circular: true }, 'A cycle has no first file to read.'),
  never(
    'no-orphans',
    {
      orphan: true,
      pathNot:
        '\\.d\\.ts$|\\.h5\\.ts$|^test/|^config/|^src/(app|pages/.+/index)(\\.config)?\\.tsx?$|/index\\.ts$|^devcloud/',
    },
    {},
    'A file that nothing imports is dead.',
  ),
  never('not-to-unresolvable', { path: OURS }, { couldNotResolve: true }, 'The import leads nowhere.'),
  never(
    'not-to-dev-dep',
    { path: '^(src|cloudfunctions)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    'Shipped code may not lean on a development package.',
  ),
  never(
    'not-to-test',
    { path: '^(src|cloudfunctions|config|devcloud)/', pathNot: BENCH },
    { path: '^test/' },
    'Only tests import tests.',
  ),
];

const domain = [
  only('domain-is-pure', '^src/domain/', '^src/domain/', 'The rules know no client, no server.'),
  never(
    'domain-npm',
    { path: '^src/domain/', pathNot: '^src/domain/_kernel/time\\.ts$' },
    { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'], pathNot: 'node_modules/valibot/' },
    'Of packages the domain uses valibot only.',
  ),
  never(
    'domain-time',
    { path: '^src/domain/_kernel/time\\.ts$' },
    { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'], pathNot: 'node_modules/(valibot|dayjs)/' },
    'time.ts alone may use dayjs.',
  ),
  never(
    'domains-apart',
    { path: '^src/domain/([^_/][^/]*)/' },
    { path: '^src/domain/[^/]+/', pathNot: '^src/domain/($1|_kernel)/' },
    'An effect in another domain crosses as an event.',
  ),
  never(
    'domain-kernel-first',
    { path: '^src/domain/_kernel/' },
    { path: '^src/domain/', pathNot: '^src/domain/_kernel/' },
    'The kernel knows no domain.',
  ),
];

const client = [
  only('client-side', '^src/', '^src/', 'The mini-program is built from src alone.'),
  never('client-no-node', { path: '^src/' }, { dependencyTypes: ['core'] }, 'WeChat has no Node.'),
  never(
    'ui-is-dumb',
    { path: '^src/ui/' },
    { path: '^src/(client|features|pages|domain)/' },
    'Components know no domain.',
  ),
  never(
    'client-below-ui',
    { path: '^src/client/' },
    { path: '^src/(ui|features|pages)/', dependencyTypesNot: ['type-only'] },
    'client serves the pages.',
  ),
  never('features-below-pages', { path: '^src/features/' }, { path: '^src/pages/' }, 'Features serve the pages.'),
  never(
    'pages-apart',
    { path: '^src/pages/([^/]+)/' },
    { path: '^src/pages/', pathNot: '^src/pages/$1/' },
    'What two pages share is a feature.',
  ),
  never(
    'contracts-as-types',
    { path: '^src/(client|ui|features|pages)/|^src/app\\.tsx?$' },
    { path: '^src/domain/(index|[^/]+/contract)\\.ts$', dependencyTypesNot: ['type-only'] },
    'Contracts cost main-package bytes: take their types only.',
  ),
  never(
    'taro-in-client-only',
    { path: '^(src/domain|cloudfunctions|devcloud)/' },
    { path: 'node_modules/(@tarojs|react|react-dom)/' },
    'Only the client sees Taro.',
  ),
];

const server = [
  only('server-side', '^cloudfunctions/', '^(cloudfunctions|src/domain)/', 'Functions see the rules, not the client.'),
  never(
    'functions-apart',
    { path: '^cloudfunctions/([^_/][^/]*)/', pathNot: ROOTS },
    { path: '^(cloudfunctions|src/domain)/[^/]+/', pathNot: '^(cloudfunctions|src/domain)/($1|_kernel)/' },
    'Only api, pay, jobs and sheets name several domains.',
  ),
  never(
    'function-not-to-domain-index',
    { path: '^cloudfunctions/', pathNot: ROOTS },
    { path: '^src/domain/index\\.ts$' },
    'Only composition roots see the whole map.',
  ),
  never(
    'server-kernel-first',
    { path: '^cloudfunctions/_kernel/' },
    { path: '^(cloudfunctions|src/domain)/[^/]+/', pathNot: '^(cloudfunctions|src/domain)/_kernel/' },
    'The kernel knows no domain.',
  ),
  never(
    'roots-on-top',
    { path: '^cloudfunctions/', pathNot: ROOTS },
    { path: ROOTS },
    'Nothing imports a composition root.',
  ),
  never(
    'merchant-in-pay-only',
    {
      path: '^(cloudfunctions|src|devcloud|config)/',
      pathNot: '^cloudfunctions/(pay|_kernel)/',
    },
    { path: '^cloudfunctions/_kernel/(wechatPay|payClient|payNotice)\\.ts$|^cloudfunctions/pay/merchant\\.ts$' },
    'The merchant’s key is known to the function pay only.',
  ),
  never(
    'pay-client-behind-the-port',
    {
      path: '^(cloudfunctions|src|devcloud)/',
      pathNot: '^cloudfunctions/_kernel/(wechatPay|payClient|payNotice)\\.ts$',
    },
    { path: 'node_modules/wechatpay-axios-plugin/' },
    'The client of WeChat Pay is known to its port only.',
  ),
  never(
    'sdk-behind-four-files',
    {
      path: '^(src|cloudfunctions|devcloud)/',
      pathNot: '^cloudfunctions/_kernel/(store|files|invoke|whoami)\\.ts$|^devcloud/cloud/auth/tc3\\.ts$',
    },
    { path: SDK },
    'The SDK is known to store, files, invoke and whoami only.',
  ),
];

const local = [
  only('cloud-alone', '^devcloud/cloud/', '^devcloud/cloud/', 'The local cloud knows nothing of this product.'),
  only('stage-outside', '^devcloud/stage/', '^(devcloud|config)/', 'The Stage talks to the product over HTTP only.'),
  only(
    'start-composes',
    '^devcloud/[^/]+\\.ts$',
    '^(devcloud|config)/|^src/(routes|domain/notifications/(templates|schema))\\.ts$',
    'start.ts joins cloud, stage and declarations, also what WeChat knows of the app.',
  ),
  never(
    'config-declares',
    { path: '^config/', pathNot: [BENCH, API_DOCS, '^config/scripts/devcloud\\.ts$'] },
    { path: OURS, pathNot: '^config/' },
    'Declarations import nothing of what they describe.',
  ),
  only('docs-read-the-domain', API_DOCS, '^(config|src/domain)/', 'Documents derive from the rules alone.'),
];

module.exports = {
  forbidden: [...general, ...domain, ...client, ...server, ...local],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(scss|css|svg|png|jpg|html)$|^dist/|^\\.cache/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
