type Plant = (page: HTMLElement) => () => void;

const adding =
  (html: string): Plant =>
  (page) => {
    const made = document.createElement('div');
    made.innerHTML = html;
    page.firstElementChild?.prepend(made);
    return () => made.remove();
  };

/** Changes an attribute of the first thing found, in whichever of its spellings it is there. */
const changing =
  (selector: string, names: readonly string[], to?: string): Plant =>
  (page) => {
    const one = page.querySelector(selector);
    const name = names.find((known) => one?.hasAttribute(known));
    if (!one || name === undefined) throw new Error(`nothing to spoil: ${selector}`);
    const before = one.getAttribute(name) ?? '';
    if (to === undefined) one.removeAttribute(name);
    else one.setAttribute(name, to);
    return () => one.setAttribute(name, before);
  };

const button = (style: string, inside = '点我'): string =>
  `<div role="button" style="min-width:80px;min-height:80px;${style}">${inside}</div>`;
const spot = 'position:absolute;top:0;left:0';

/** One planted fault for each rule, on a page that is well otherwise. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  text: adding('<div style="font-size:11px">小字</div>'),
  line: adding('<div style="line-height:1.1">两行挤在一起</div>'),
  main: (page) => {
    const before = page.style.fontSize;
    page.style.fontSize = '15px';
    return () => void (page.style.fontSize = before);
  },
  tap: adding(button('min-width:0;min-height:0;width:120px;height:40px')),
  role: changing('[role=radio], [aria-role=radio]', ['role', 'aria-role']),
  name: adding(button('', '')),
  nested: adding(button('', button(''))),
  picture: adding('<img style="width:40px;height:40px" src="data:,">'),
  contrast: adding('<div style="color:#999;background:#fff">看不清</div>'),
  covered: adding(
    `<div style="position:relative"><div>被挡住</div><div style="${spot};width:100%;height:100%;background:#fff"></div></div>`,
  ),
  overlap: adding(
    `<div style="position:relative"><div>在下面</div><div style="${spot};pointer-events:none">在上面</div></div>`,
  ),
  cut: adding('<div style="width:90px;overflow:hidden;white-space:nowrap">这一行话长得放不下</div>'),
  wide: adding('<div style="width:900px;height:4px"></div>'),
  'axe aria-valid-attr-value': adding('<div role="checkbox" aria-checked="maybe">选一选</div>'),
};
