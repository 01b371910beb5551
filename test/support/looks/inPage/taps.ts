import {
  allTappable,
  aria,
  HOSTS,
  isSeen,
  isTappable,
  placeOf,
  PICTURES,
  roleOf,
  within,
  type Ask,
  type Fault,
} from './nodes';

const nameOf = (one: HTMLElement): string => aria(one, 'label') ?? one.innerText.trim();

const judge = (one: HTMLElement, { tap }: Ask): Fault[] => {
  const { width, height } = one.getBoundingClientRect();
  const at = placeOf(one);
  const small = Math.min(width, height) < tap - 0.5;
  return [
    ...(small ? [{ rule: 'tap', at, what: `${width.toFixed(0)}×${height.toFixed(0)} of ${tap}` }] : []),
    ...(roleOf(one) === null ? [{ rule: 'role', at, what: 'tapped, but says nothing of what it is' }] : []),
    ...(nameOf(one) === '' ? [{ rule: 'name', at, what: 'no word for those who listen' }] : []),
  ];
};

const fields = (root: Element, { tap }: Ask): Fault[] =>
  [...root.querySelectorAll<HTMLElement>(HOSTS)]
    .filter(isSeen)
    .flatMap((host) => [
      ...((aria(host, 'label') ?? '') === ''
        ? [{ rule: 'name', at: placeOf(host), what: 'a field without a label' }]
        : []),
      ...(host.getBoundingClientRect().height < tap - 0.5
        ? [{ rule: 'tap', at: placeOf(host), what: 'a field too low' }]
        : []),
    ]);

const nested = (one: HTMLElement): Fault[] => {
  const outer = one.parentElement ? within(one.parentElement, isTappable) : undefined;
  return outer ? [{ rule: 'nested', at: placeOf(one), what: `inside ${placeOf(outer)}` }] : [];
};

/** Things to tap that are too small, nameless, or without a role. */
export const tapFaults = (root: Element, ask: Ask): Fault[] => [
  ...allTappable(root).flatMap((one) => [...judge(one, ask), ...nested(one)]),
  ...fields(root, ask),
];

/** Pictures that neither have a word nor are said to be decoration. */
export const pictureFaults = (root: Element): Fault[] =>
  [...root.querySelectorAll(PICTURES)]
    .filter((one) => isSeen(one) && !within(one.parentElement ?? root, (outer) => outer.matches(PICTURES)))
    .filter((one) => (aria(one, 'label') ?? '') === '' && !within(one, (outer) => aria(outer, 'hidden') === 'true'))
    .map((one) => ({ rule: 'picture', at: placeOf(one), what: 'neither a label nor hidden' }));
