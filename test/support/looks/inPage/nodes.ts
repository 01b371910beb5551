/** Something that is wrong on a screen: which rule, at what, and how. */
export interface Fault {
  rule: string;
  at: string;
  what: string;
}

/** What the rules ask for at one size of text. */
export interface Ask {
  /** Least size of the main text, as the scale promises it. */
  main: number;
  /** Least size of text in pixels. */
  text: number;
  /** Least width and height of what is tapped. */
  tap: number;
}

const ROLES = new Set(['button', 'radio', 'checkbox', 'link', 'switch', 'tab']);
const BUTTONS = 'button, wx-button, taro-button-core';
const FIELDS = 'input, textarea';
/** The elements of both worlds that hold a field to type into. */
export const HOSTS = 'taro-input-core, taro-textarea-core, wx-input, wx-textarea';
/** The elements of both worlds that show a picture: on h5 a host with an <img> inside. */
export const PICTURES = 'taro-image-core, wx-image, img';

/** What an attribute of accessibility says, in the spelling of either world. */
export const aria = (one: Element, name: 'label' | 'hidden' | 'checked'): string | null =>
  one.getAttribute(`aria-${name}`);

/** The role as the app gave it. */
export const roleOf = (one: Element): string | null => one.getAttribute('role') ?? one.getAttribute('aria-role');

/** Whether it takes room on the screen and is not faded away. */
export const isSeen = (one: Element): boolean => {
  const { width, height } = one.getBoundingClientRect();
  return width > 0 && height > 0 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
};

/** The nearest element of this kind, outwards. */
export const within = (one: Element, test: (outer: Element) => boolean): Element | undefined => {
  for (let outer: Element | null = one; outer; outer = outer.parentElement) if (test(outer)) return outer;
  return undefined;
};

/** Words on the screen: a run of text, or what stands in a field. */
export interface Words {
  host: HTMLElement;
  text: string;
  lines: DOMRect[];
}

const wordsOf = (node: Text): Words | undefined => {
  const host = node.parentElement;
  if (!host || node.data.trim() === '' || !isSeen(host) || within(host, (o) => aria(o, 'hidden') === 'true'))
    return undefined;
  const range = document.createRange();
  range.selectNodeContents(node);
  // A summary ends early: what it leaves out is not on the screen, though it has its place.
  const summary = within(host, (outer) => getComputedStyle(outer).webkitLineClamp !== 'none');
  const end = summary?.getBoundingClientRect().bottom ?? Infinity;
  const lines = [...range.getClientRects()].filter(({ y, width, height }) => width > 1 && height > 1 && y + 4 < end);
  return lines.length > 0 ? { host, text: node.data.trim(), lines } : undefined;
};

/** Everything that is read inside `root`. */
export const allWords = (root: Element): Words[] => {
  const found: Words[] = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const skipped = within(node.parentElement ?? root, (outer) => outer.matches('style, script, textarea'));
    const said = skipped || !(node instanceof Text) ? undefined : wordsOf(node);
    if (said) found.push(said);
  }
  for (const field of root.querySelectorAll<HTMLInputElement>(FIELDS)) {
    const text = field.value || field.placeholder;
    if (text !== '' && isSeen(field)) found.push({ host: field, text, lines: [field.getBoundingClientRect()] });
  }
  return found;
};

/** Whether somebody taps it: by its role, by its kind, or because the app listens there. */
export const isTappable = (one: Element): boolean =>
  ROLES.has(roleOf(one) ?? '') || one.matches(BUTTONS) || window.looksListening?.(one) === true;

/** What can be tapped inside `root`, each once: a host, not the parts it is made of. */
export const allTappable = (root: Element): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].filter(
    (one) =>
      isTappable(one) &&
      !one.matches(HOSTS) &&
      isSeen(one) &&
      !within(one.parentElement ?? root, (outer) => outer.matches(BUTTONS)),
  );

/** Its place in a few words: tag, name or text. */
export const placeOf = (one: Element): string => {
  const said = aria(one, 'label') ?? one.textContent?.trim().slice(0, 24) ?? '';
  return `${one.tagName.toLowerCase()}.${one.className.toString().split(' ').slice(0, 2).join('.')} “${said}”`;
};

declare global {
  interface Window {
    /** Whether the app listens for taps on exactly this element; the world that draws the app knows. */
    looksListening?: (one: Element) => boolean;
  }
}
