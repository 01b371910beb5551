/** Pages of the main package; the first is where the mini-program opens. */
export const MAIN_PAGES: readonly string[] = [
  'pages/home/index',
  'pages/wall/index',
  'pages/counter/index',
  'pages/me/index',
  'pages/scan/index',
];

/** Packages that are loaded when somebody goes there, with their pages. */
export const SUB_PACKAGES: readonly { root: string; pages: readonly string[] }[] = [
  { root: 'pages/places', pages: ['home/index', 'venue/index'] },
  { root: 'pages/reports', pages: ['new/index', 'done/index', 'mine/index', 'detail/index'] },
  {
    root: 'pages/wishes',
    pages: ['new/index', 'done/index', 'mine/index', 'detail/index', 'fulfil/index', 'review/index'],
  },
  {
    root: 'pages/shop',
    pages: ['product/index', 'cart/index', 'order/index', 'mine/index', 'shelf/index', 'ask/index', 'refund/index'],
  },
  {
    root: 'pages/stall',
    pages: ['desk/index', 'order/index', 'verify/index', 'goods/index', 'product/index', 'farm/index', 'sales/index'],
  },
  { root: 'pages/work', pages: ['desk/index', 'handle/index'] },
  {
    root: 'pages/privacy',
    pages: [
      'home/index',
      'policy/index',
      'phone/index',
      'lookups/index',
      'data/index',
      'complaints/index',
      'blocks/index',
    ],
  },
  {
    root: 'pages/office',
    pages: [
      'hub/index',
      'people/index',
      'give/index',
      'join/index',
      'phones/index',
      'audit/index',
      'flags/index',
      'flag/index',
      'asked/index',
      'complaints/index',
      'blocks/index',
    ],
  },
  {
    root: 'pages/mine',
    pages: [
      'hub/index',
      'claim/index',
      'household/index',
      'proxies/index',
      'entrust/index',
      'relay/index',
      'relays/index',
      'words/index',
    ],
  },
  {
    root: 'pages/register',
    pages: [
      ...['rooms/index', 'building/index', 'find/index', 'household/index', 'member/index', 'enter/index'],
      ...['care/index', 'caring/index', 'visit/index', 'ledgers/index', 'entry/index'],
      ...['claims/index', 'changes/index', 'relays/index', 'proxies/index'],
      ...['import/index', 'export/index', 'print/index', 'work/index'],
    ],
  },
  {
    root: 'pages/ground',
    pages: ['grid/index', 'moves/index', 'codes/index', 'venues/index', 'patrol/index', 'checks/index'],
  },
  { root: 'pages/inbox', pages: ['list/index'] },
];
