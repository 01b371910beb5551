/** A deployed function: its limits, the environment variables it needs, its timers and HTTP routes. */
export interface FunctionDecl {
  name: string;
  /** Seconds. */
  timeout: number;
  /** Megabytes. */
  memorySize: number;
  env: readonly string[];
  timers: readonly { name: string; config: string }[];
  routes: readonly { path: string }[];
  /** Files that lie beside the bundle, by their names there. */
  files?: Readonly<Record<string, string>>;
  /** What WeChat pushes to it, as `<MsgType>/<Event>`; set in the console of the mini-program (docs/deploy.md). */
  pushes?: readonly string[];
}

const SECRETS = [
  'CODE_KEYS',
  'CODE_KID',
  'VAULT_KEYS',
  'VAULT_KID',
  'TICKET_KEY',
  'INDEX_KEY',
  'JOB_TOKEN',
  'WX_APPID',
  'WX_SECRET',
  'WX_TEMPLATES',
] as const;

/** What makes a function the merchant: `pay` alone is told. */
const MERCHANT = [
  'PAY_MCHID',
  'PAY_SERIAL',
  'PAY_PRIVATE_KEY',
  'PAY_APIV3_KEY',
  'PAY_PLATFORM_KEYS',
  'PAY_NOTIFY_URL',
] as const;

/** The letters of what is printed: the whole font, as its subsets lack characters that names have (喆, 堃). */
const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc';

/** Every function of the product; the local cloud, the bundles and the deployment are made from it. */
export const functions: readonly FunctionDecl[] = [
  { name: 'api', timeout: 10, memorySize: 256, env: SECRETS, timers: [], routes: [] },
  {
    name: 'pay',
    timeout: 30,
    memorySize: 256,
    env: [...SECRETS, ...MERCHANT],
    timers: [],
    routes: [{ path: '/pay/notify' }],
  },
  {
    name: 'sheets',
    timeout: 60,
    memorySize: 512,
    env: SECRETS,
    timers: [],
    routes: [],
    files: { 'NotoSansSC.ttf': `${FONT}/400Regular/NotoSansSC_400Regular.ttf`, 'OFL.txt': `${FONT}/LICENSE_FONT` },
  },
  {
    name: 'jobs',
    timeout: 60,
    memorySize: 256,
    env: [...SECRETS, 'FIRST_ADMIN_OPENID'],
    timers: [{ name: 'everyMinute', config: '0 */1 * * * * *' }],
    routes: [],
    pushes: ['event/wxa_media_check'],
  },
];

/** The function that each message of WeChat is pushed to. */
export const wxEvents: Readonly<Record<string, string>> = Object.fromEntries(
  functions.flatMap(({ name, pushes = [] }) => pushes.map((push) => [push, name])),
);
