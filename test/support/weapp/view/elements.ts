import type { Element as Node } from 'glass-easel';

/** What the script side gave for an attribute, before the document made a string of it. */
type Given = unknown;

interface Drawn extends HTMLElement {
  __wxElement?: Node;
}

const NAMES: Readonly<Record<string, string>> = { 'aria-role': 'role' };
const isNothing = (given: Given): boolean => given === undefined || given === null || given === '';

/** A built-in component of WeChat, drawn by an element of the same name with `wx-` before it. */
class Built extends HTMLElement implements Drawn {
  declare __wxElement?: Node;

  override setAttribute(name: string, text: string): void {
    if (name === 'style' || !this.__wxElement) return super.setAttribute(name, text);
    this.given(name, this.__wxElement.getAttribute(name));
  }

  override removeAttribute(name: string): void {
    if (this.__wxElement?.getAttribute(name) === false) this.given(name, false);
    else super.removeAttribute(name);
  }

  /** Takes over an attribute with its own value: a screen reader hears `false` as well. */
  protected given(name: string, given: Given): void {
    const known = NAMES[name] ?? name;
    if (isNothing(given)) super.removeAttribute(known);
    else super.setAttribute(known, String(given));
  }

  protected tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

class Button extends Built {
  private asks = '';

  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'button');
    this.onclick = () => void this.asked();
  }

  private async asked(): Promise<void> {
    if (this.asks === 'getPhoneNumber') this.tell('getphonenumber', await window.weappPhone());
  }

  protected override given(name: string, given: Given): void {
    super.given(name, name === 'disabled' && given === false ? undefined : given);
    if (name === 'open-type') this.asks = String(given ?? '');
    if (name === 'disabled') super.given('aria-disabled', given === true ? 'true' : undefined);
  }
}

/** A field to type into: the real one is inside, as in WeChat. */
abstract class Typed extends Built {
  protected abstract readonly field: HTMLInputElement | HTMLTextAreaElement;
  private placeholderClass = '';

  connectedCallback(): void {
    if (this.field.parentNode) return;
    const { field } = this;
    this.append(field);
    this.colour();
    const hear = (type: string, say: (value: string) => void): void =>
      field.addEventListener(type, (event) => {
        event.stopPropagation();
        say(field.value);
      });
    hear('input', (value) => this.tell('input', { value, cursor: field.selectionStart ?? value.length }));
    hear('focus', (value) => this.tell('focus', { value, height: 300 }));
    hear('blur', (value) => this.tell('blur', { value, cursor: value.length }));
    field.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && field instanceof HTMLInputElement)
        this.tell('confirm', { value: field.value });
    });
  }

  protected override given(name: string, given: Given): void {
    const { field } = this;
    if (name === 'value') {
      const value = isNothing(given) ? '' : String(given);
      if (field.value !== value) field.value = value;
    } else if (name === 'placeholder') field.placeholder = isNothing(given) ? '' : String(given);
    else if (name === 'disabled') field.disabled = given === true;
    else if (name === 'aria-label') {
      super.given(name, given);
      field.setAttribute(name, String(given ?? ''));
    } else if (name === 'placeholder-class') this.colour(String(given));
    else if (name === 'maxlength') {
      if (Number(given) >= 0) field.maxLength = Number(given);
      else field.removeAttribute('maxlength');
    } else if (name === 'type' && field instanceof HTMLInputElement)
      field.inputMode = given === 'number' ? 'numeric' : given === 'digit' ? 'decimal' : 'text';
    else if (name === 'password' && field instanceof HTMLInputElement)
      field.type = given === true ? 'password' : 'text';
    else if (name === 'focus') void (given === true && field.focus());
    else super.given(name, given);
  }

  // The placeholder is a pseudo-element and cannot bear the class that WeChat gives it: it takes its colour.
  private colour(named = this.placeholderClass): void {
    this.placeholderClass = named;
    if (!this.isConnected) return;
    const probe = this.appendChild(document.createElement('span'));
    probe.className = named;
    this.field.style.setProperty('--placeholder', getComputedStyle(probe).color);
    probe.remove();
  }
}

class Input extends Typed {
  protected override readonly field = document.createElement('input');
}

class Textarea extends Typed {
  protected override readonly field = document.createElement('textarea');
}

const FITS: Readonly<Record<string, string>> = {
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};
const places = new Map<string, string>();

/** Tells where the bytes of a file of the phone are: what an image shows has no other address. */
export const placeFile = (path: string, url: string): void => {
  places.set(path, url);
  for (const image of document.querySelectorAll<Image>('wx-image')) image.placed(path);
};

class Image extends Built {
  private readonly picture = document.createElement('img');
  private source = '';

  connectedCallback(): void {
    if (this.picture.parentNode) return;
    this.append(this.picture);
    this.picture.alt = '';
    this.picture.addEventListener('load', () =>
      this.tell('load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight }),
    );
    this.picture.addEventListener('error', () => this.tell('error', { errMsg: 'GET image fail' }));
  }

  /** The file has come to its place. */
  placed(path: string): void {
    if (path === this.source) this.picture.src = places.get(path) ?? '';
  }

  protected override given(name: string, given: Given): void {
    if (name === 'src') this.show(isNothing(given) ? '' : String(given));
    else if (name === 'mode') this.picture.style.objectFit = FITS[String(given)] ?? 'fill';
    else super.given(name, given);
    if (name === 'aria-label' && !isNothing(given)) this.setAttribute('role', 'img');
  }

  private show(source: string): void {
    if (source === this.source) return;
    this.source = source;
    if (source.startsWith('wxfile:')) {
      if (places.has(source)) this.placed(source);
      else dispatchEvent(new CustomEvent('wxfile', { detail: source }));
    } else if (source === '') this.picture.removeAttribute('src');
    else this.picture.src = source.startsWith('/') ? `data:,${source}` : source;
  }
}

const ELEMENTS = {
  view: class extends Built {},
  text: class extends Built {},
  'scroll-view': class extends Built {},
  button: Button,
  input: Input,
  textarea: Textarea,
  image: Image,
};

/** Makes the built-in components known to the document. */
export const defineElements = (): void => {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(`wx-${name}`, element);
};

/** The name in the document of a tag of a template; undefined for a tag that nobody draws. */
export const elementOf = (tag: string): string | undefined => (tag in ELEMENTS ? `wx-${tag}` : undefined);
