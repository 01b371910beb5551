import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import pkg from '../package.json';

const root = path.resolve(__dirname, '..');
// The gallery of components is a build of its own: neither its output nor its cache may reach a released package.
const target = process.env.LINLI_GALLERY ? 'gallery' : (process.env.TARO_ENV ?? 'h5');

// Taro transpiles only src and its own packages; these dependencies ship newer syntax than old phones can parse.
const modernDeps = (file: string): boolean => /node_modules[\\/](valibot|dayjs)[\\/]/.test(file);
const publishedTaro = (file: string): boolean => /node_modules[\\/]@tarojs[\\/]/.test(file);
const babelConfig = path.join(root, 'config/babel.config.cjs');
const a11yRuntime = path.join(root, 'config/taro/a11y');
interface ScriptRule {
  test(pattern: RegExp): ScriptRule;
  use(loader: string): { tap(change: (options: object) => object): unknown };
}
interface Chain {
  module: { rule(name: string): ScriptRule };
  output: { set(name: string, value: object): unknown };
}
// Babel is told by one file for all packages, and reads .mjs as well, as valibot is published.
const transpile = (chain: Chain): void => {
  const script = chain.module.rule('script').test(/\.m?[tj]sx?$/i);
  script.use('babelLoader').tap((options: object) => ({ ...options, configFile: babelConfig, babelrc: false }));
};
// The glue between modules in the language of the oldest phone we name, too: one getter an export adds up.
const inPackage = (chain: Chain): void => {
  transpile(chain);
  chain.output.set('environment', { arrowFunction: true, const: true, destructuring: true });
};
// In the package a class is its hash alone: names would be bytes of every page and of every setData.
const className = target === 'weapp' ? '[hash:base64:5]' : '[local]_[hash:base64:5]';
const cssModules = { enable: true, config: { namingPattern: 'module', generateScopedName: className } } as const;

// The design counts in true pixels (ui.md: minimum sizes never scale), and the formatter writes PX as px,
// so unit conversion is off: 1px is one CSS pixel in both builds.
const pxtransform = { enable: false, config: {} };

// Taro reads these files itself, so webpack would not notice a new title of a page, or a new page.
const routes = path.join(root, 'src/routes.ts');
const pageConfigs = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.config.ts'))
  .map((file) => path.join(root, 'src', file));

// The folder is webpack's option; Taro hands it on but its types do not name it.
// The package is built anew each time: parts that subpackages share are written from the cache with old module numbers.
const cache = {
  enable: target !== 'weapp',
  buildDependencies: { config: [__filename, babelConfig, path.join(root, 'package.json'), routes, ...pageConfigs] },
  cacheDirectory: path.join(root, `.cache/taro/${target}`),
};

const css = (folder: string) => ({
  ignoreOrder: true,
  filename: `${folder}/[name].[contenthash:8].css`,
  chunkFilename: `${folder}/[name].[contenthash:8].css`,
});

const shared = { name: 'shared', minChunks: 2, reuseExistingChunk: true } as const;

const config: UserConfigExport<'webpack5'> = {
  projectName: pkg.name,
  date: '2026-1-1',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache,
  logger: { quiet: true, stats: false },
  plugins: [path.join(root, 'config/taro/a11y/index.ts')],
  alias: { '@': path.join(root, 'src') },
  defineConstants: {
    __APP_VERSION__: JSON.stringify(pkg.version),
    __ENV_ID__: JSON.stringify(process.env.TARO_APP_ENV_ID ?? ''),
    __SPEECH__: JSON.stringify(process.env.TARO_ENV !== 'weapp' || Boolean(process.env.TARO_APP_SPEECH_PLUGIN)),
  },
  // The h5 preview runs from the same computer: packing it small would double the time of a start.
  // Quoted keys turn a private field #t into #"t", which no browser can parse.
  // A Chinese character is three bytes as itself, and six as the escape that Taro would have made of it.
  terser: { enable: target !== 'h5', config: { output: { quote_keys: false, ascii_only: false } } },
  mini: {
    webpackChain: inPackage,
    compile: { include: [modernDeps, a11yRuntime] },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform, cssModules },
  },
  h5: {
    // Taro's own packages are as they are published: every browser of a developer reads them.
    compile: { include: [modernDeps], exclude: [publishedTaro] },
    publicPath: process.env.NODE_ENV === 'development' ? '/' : './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    devServer: { host: '127.0.0.1', port: 10086, open: false },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: css('css'),
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
    webpackChain(chain) {
      chain.performance.hints(false);
      transpile(chain);
      // What pages share is written, and read by a browser, once.
      chain.optimization.splitChunks({ chunks: 'all', cacheGroups: { default: false, defaultVendors: false, shared } });
      // The cache cannot keep one module of Taro's and says so at every build.
      chain.merge({ infrastructureLogging: { level: 'error' } });
    },
  },
};

export default defineConfig<'webpack5'>(config);
