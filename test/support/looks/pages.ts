import type { Ground } from './ground';
import { registerScreens } from './register';
import { homeScreens } from './home';
import type { Screen } from './screen';
import { venueScreens } from './venues';

const screen = (page: string, state: string, persona: string, query = '', taps: readonly string[] = []): Screen => ({
  page,
  state,
  persona,
  query,
  taps,
});

const residents = ({ building, community, reports, wishes, link }: Ground): Screen[] => [
  screen('pages/home/index', 'empty', 'officer'),
  screen('pages/home/index', 'many', 'wang'),
  screen('pages/wall/index', 'empty', 'officer'),
  screen('pages/wall/index', 'many', 'wang'),
  screen('pages/me/index', 'resident', 'wang'),
  screen('pages/me/index', 'worker', 'grid1'),
  screen('pages/scan/index', 'code', 'li', link),
  screen('pages/scan/index', 'empty', 'li'),
  screen('pages/scan/index', 'pick', 'li', 'pick=1'),
  screen('pages/scan/index', 'refused', 'li', `q=${encodeURIComponent('https://home.linli-huiyin.example/b/none')}`),
  screen('pages/places/home/index', 'many', 'wang', `id=${building}`),
  screen('pages/places/home/index', 'services', 'wang', `id=${building}`, ['找服务']),
  screen('pages/reports/new/index', 'empty', 'wang', `place=${building}`),
  screen('pages/reports/done/index', 'one', 'wang', `id=${reports['lamp']}`),
  screen('pages/reports/mine/index', 'empty', 'officer'),
  screen('pages/reports/mine/index', 'many', 'wang'),
  screen('pages/reports/detail/index', 'closed', 'wang', `id=${reports['seepage']}`),
  screen('pages/reports/detail/index', 'open', 'wang', `id=${reports['lamp']}`),
  screen('pages/reports/detail/index', 'refused', 'wang', `id=${reports['parking']}`),
  screen('pages/wishes/new/index', 'empty', 'wang'),
  screen('pages/wishes/done/index', 'one', 'wang', `id=${wishes['clinic']}`),
  screen('pages/wishes/mine/index', 'empty', 'officer'),
  screen('pages/wishes/mine/index', 'many', 'wang'),
  screen('pages/wishes/detail/index', 'echo', 'zhao', `id=${wishes['baby']}`),
  screen('pages/wishes/detail/index', 'claimed', 'li', `id=${wishes['clinic']}`),
  screen('pages/wishes/detail/index', 'lacking', 'grid2', `id=${wishes['talk']}`, ['我来帮']),
  screen('pages/wishes/fulfil/index', 'empty', 'li', `id=${wishes['clinic']}`),
  screen('pages/wishes/review/index', 'empty', 'staff', `community=${community}`),
  screen('pages/inbox/list/index', 'empty', 'officer'),
  screen('pages/inbox/list/index', 'many', 'wang'),
];

const counter = ({ counter: at, orders, refund, product }: Ground): Screen[] => [
  screen('pages/counter/index', 'empty', 'officer'),
  screen('pages/counter/index', 'many', 'zhao'),
  screen('pages/shop/product/index', 'one', 'zhao', `id=${product}&counter=${at}`),
  screen('pages/shop/cart/index', 'empty', 'li', `counter=${at}`),
  screen('pages/shop/shelf/index', 'many', 'zhao', `counter=${at}`),
  screen('pages/shop/mine/index', 'empty', 'officer'),
  screen('pages/shop/mine/index', 'many', 'zhao'),
  screen('pages/shop/order/index', 'unpaid', 'zhao', `id=${orders.unpaid}`),
  screen('pages/shop/order/index', 'ready', 'zhao', `id=${orders.ready}`),
  screen('pages/shop/ask/index', 'one', 'zhao', `order=${orders.paid}`),
  screen('pages/shop/refund/index', 'asked', 'zhao', `id=${refund}`),
];

const workers = ({ reports, counter: at, exchange, grid, orders, product, refund }: Ground): Screen[] => [
  screen('pages/work/desk/index', 'many', 'grid1', `area=${grid}&level=grid4`),
  screen('pages/work/desk/index', 'empty', 'grid1', `area=${grid}&level=grid4`, ['等别人']),
  screen('pages/work/handle/index', 'one', 'grid1', `id=${reports['lamp']}`),
  screen('pages/work/handle/index', 'form', 'grid1', `id=${reports['lamp']}&move=transfer`),
  screen('pages/stall/desk/index', 'many', 'staff3', `area=${exchange}`),
  screen('pages/stall/order/index', 'one', 'staff3', `id=${orders.paid}`),
  screen('pages/stall/verify/index', 'empty', 'staff3', `counter=${at}`),
  screen('pages/stall/goods/index', 'many', 'staff3', `counter=${at}&area=${exchange}`),
  screen('pages/stall/product/index', 'new', 'staff3', `counter=${at}&area=${exchange}`),
  screen('pages/stall/product/index', 'one', 'staff3', `id=${product}&counter=${at}&area=${exchange}`),
  screen('pages/stall/farm/index', 'new', 'staff3', `area=${exchange}`),
  screen('pages/stall/sales/index', 'many', 'staff3', `area=${exchange}`),
  screen('pages/shop/refund/index', 'decide', 'staff3', `id=${refund}`),
];

const privacy: Screen[] = [
  screen('pages/privacy/home/index', 'one', 'wang'),
  screen('pages/privacy/policy/index', 'one', 'wang'),
  screen('pages/privacy/policy/index', 'withdraw', 'wang', '', ['收回“您写的和拍的”的同意']),
  screen('pages/privacy/phone/index', 'empty', 'officer', 'needs=phone'),
  screen('pages/privacy/phone/index', 'told', 'wang'),
  screen('pages/privacy/phone/index', 'left', 'zhao', 'needs=phone'),
  screen('pages/privacy/lookups/index', 'many', 'wang'),
  screen('pages/privacy/data/index', 'one', 'wang'),
  screen('pages/privacy/data/index', 'leave', 'wang', '', ['我要注销']),
  screen('pages/privacy/complaints/index', 'one', 'li'),
  screen('pages/privacy/blocks/index', 'empty', 'wang'),
];

const office = ({ grid, community, district, register }: Ground): Screen[] => [
  screen('pages/office/hub/index', 'worker', 'grid1', `area=${grid}&level=grid4`),
  screen('pages/office/hub/index', 'staff', 'staff', `area=${community}&level=community`),
  screen('pages/office/hub/index', 'empty', 'wang', `area=${community}&level=community`),
  screen('pages/office/people/index', 'many', 'officer', `area=${community}`),
  screen('pages/office/people/index', 'invite', 'staff', `area=${grid}`),
  screen('pages/office/give/index', 'form', 'staff', `area=${grid}`),
  screen('pages/office/join/index', 'empty', 'li'),
  screen('pages/office/phones/index', 'one', 'grid1', `area=${grid}&level=grid4`),
  screen('pages/office/audit/index', 'many', 'auditor', `area=${district}&level=district`),
  screen('pages/office/flags/index', 'many', 'auditor', `area=${district}&level=district`),
  screen('pages/office/flag/index', 'one', 'auditor', `id=${register.flag}`),
  screen('pages/office/flag/index', 'judge', 'auditor', `id=${register.flag}`, ['不应当']),
  screen('pages/office/flag/index', 'tell', 'staff2', `id=${register.flag}`, ['说明一下']),
  screen('pages/office/asked/index', 'empty', 'grid1'),
  screen('pages/office/asked/index', 'one', 'staff2'),
  screen('pages/office/complaints/index', 'one', 'staff', `area=${community}&level=community`),
  screen('pages/office/blocks/index', 'empty', 'staff', `area=${community}&level=community`),
];

const atGrids = ({ grid, community }: Ground): Screen[] => [
  screen('pages/ground/grid/index', 'list', 'staff', `area=${community}&level=community`),
  screen('pages/ground/grid/index', 'one', 'staff', `area=${grid}&level=grid4`),
  screen('pages/ground/grid/index', 'leave', 'staff', `area=${grid}&level=grid4`, ['记一次请假']),
  screen('pages/ground/grid/index', 'plan', 'staff', `area=${grid}&level=grid4`, ['定一个安排']),
  screen('pages/ground/moves/index', 'empty', 'staff', `area=${community}&level=community`),
  screen('pages/ground/codes/index', 'many', 'staff', `area=${community}&level=community`),
  screen('pages/ground/patrol/index', 'empty', 'grid1', `area=${grid}&level=grid4`),
  screen('pages/ground/patrol/index', 'scans', 'grid1', `area=${grid}&level=grid4`, ['扫码情况']),
  screen('pages/ground/checks/index', 'empty', 'staff', `area=${community}&level=community`),
];

/** Every page of the mini-program with somebody who sees something there, in the states that the demo has. */
export const screensOf = (ground: Ground): Screen[] => [
  ...residents(ground),
  ...counter(ground),
  ...workers(ground),
  ...registerScreens(ground.register),
  ...privacy,
  ...office(ground),
  ...atGrids(ground),
  ...homeScreens(ground.home),
  ...venueScreens(ground.venues),
];
