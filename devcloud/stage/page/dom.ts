type Attributes = Readonly<Record<string, string | (() => void)>>;

/** A new element; a function among the attributes listens to the event of that name. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') made.setAttribute(name, value);
    else made.addEventListener(name, value);
  }
  made.append(...children);
  return made;
};

/** The element of the page with that id; it is in index.html. */
export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is not in the page`);
  return found;
};

/** A button that says whether it is pressed. */
export const toggle = (className: string, pressed: boolean, click: () => void, ...children: (Node | string)[]) =>
  el('button', { type: 'button', class: className, 'aria-pressed': String(pressed), click }, ...children);
