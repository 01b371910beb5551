import type { Trial } from '../pictures';
import type { BoardBuilding, BoardCommunity, PrintedCode, PrintedShelf } from '../seed/shapes';
import { byId, el, toggle } from './dom';

interface Tile {
  id: string;
  title: string;
  caption: string;
  number: string;
  link: string;
  mark?: string;
}

const MARKS: Readonly<Record<PrintedCode['state'], string | undefined>> = {
  active: undefined,
  revoked: '已作废',
  gone: '楼已拆除',
};

const enlarge = (tile: Tile): void => {
  const large = byId('large') as HTMLDialogElement;
  large.replaceChildren(
    el('img', { src: `/api/codes/${tile.id}.svg`, alt: `${tile.caption}的二维码` }),
    el('p', {}, tile.caption),
    el('code', {}, tile.link),
    el('button', { type: 'button', class: 'plain', click: () => large.close() }, '关上'),
  );
  large.showModal();
};

const drawTile = (tile: Tile, scan: (link: string) => void): HTMLElement => {
  const picture = el('img', { src: `/api/codes/${tile.id}.svg`, alt: `${tile.caption}的二维码`, loading: 'lazy' });
  const zoom = el('button', { type: 'button', class: 'picture', title: '放大', click: () => enlarge(tile) }, picture);
  return el(
    'article',
    { class: 'code', 'data-link': tile.link, 'aria-label': tile.caption },
    zoom,
    el('strong', {}, tile.title),
    el('span', { class: 'number' }, tile.number),
    ...(tile.mark ? [el('span', { class: 'mark' }, tile.mark)] : []),
    el('span', { class: 'spacer' }),
    el('button', { type: 'button', class: 'scan', click: () => scan(tile.link) }, '扫这个码'),
  );
};

const tileOf = (building: BoardBuilding, code: PrintedCode): Tile => {
  const mark = MARKS[code.state];
  const unit = code.place === building.id ? '' : ` ${code.name.split(' ').at(-1) ?? ''}`;
  return {
    id: code.id,
    title: `${building.name}${unit}`,
    caption: code.name,
    number: code.number,
    link: code.link,
    ...(mark ? { mark } : {}),
  };
};

const drawCommunity = (community: BoardCommunity, scan: (link: string) => void): HTMLElement[] => [
  el('p', { class: 'about' }, `${community.street} · ${community.note}`),
  ...community.compounds.flatMap(({ name, note, buildings }) => [
    el('h3', { class: 'compound' }, name, el('small', {}, note)),
    el(
      'div',
      { class: 'codes' },
      ...buildings.flatMap((building) => building.codes.map((code) => drawTile(tileOf(building, code), scan))),
    ),
  ]),
];

const drawShelves = (shelves: readonly PrintedShelf[], scan: (link: string) => void): HTMLElement[] => [
  el('p', { class: 'about' }, '货柜上每样东西的货架码，扫了直接看产地、价格和怎么吃。价格为演示价。'),
  el(
    'div',
    { class: 'codes' },
    ...shelves.map(({ number, name, link }) =>
      drawTile({ id: number, title: name, caption: `${name}的货架码`, number, link }, scan),
    ),
  ),
];

const drawTrials = (trials: readonly Trial[], scan: (link: string) => void): HTMLElement[] => [
  el('p', { class: 'about' }, '扫错了会怎样：一张别人家的二维码，一张改过签名的楼栋码。'),
  el(
    'div',
    { class: 'codes' },
    ...trials.map(({ id, caption, link }) => drawTile({ id, title: caption, caption, number: '试一试', link }, scan)),
  ),
];

/** Draws the board of printed codes, one community at a time, then the shelves of the counter, the trial codes last. */
export const drawBoard = (
  board: readonly BoardCommunity[],
  shelves: readonly PrintedShelf[],
  trials: readonly Trial[],
  scan: (link: string) => void,
): void => {
  const pages = [
    ...board.map((community) => ({ name: community.name, draw: () => drawCommunity(community, scan) })),
    { name: '助农货柜', draw: () => drawShelves(shelves, scan) },
    { name: '错码', draw: () => drawTrials(trials, scan) },
  ];
  const turn = (open: number): void => {
    byId('communities').replaceChildren(...pages.map(({ name }, n) => toggle('', n === open, () => turn(n), name)));
    byId('board').replaceChildren(...(pages[open]?.draw() ?? []));
    byId('board').scrollTop = 0;
  };
  turn(0);
};
