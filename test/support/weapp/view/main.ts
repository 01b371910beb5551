import * as engine from 'glass-easel';
import type { Drawn, Json, ViewEvent } from '../messages';
import { Chrome, type Frame } from './chrome';
import { defineElements, elementOf, placeFile } from './elements';
import { connectEvents, eventFor } from './events';

/** What the other side draws with. */
export interface Package extends Frame {
  pages: readonly Drawable[];
  components: readonly Drawable[];
  styles: Readonly<Record<string, string>>;
}
interface Drawable {
  path: string;
  using: Readonly<Record<string, string>>;
  title: string;
}

type Templates = Readonly<Record<string, (name: string) => never>>;

declare global {
  interface Window {
    weappTemplates: Templates;
    weappEvent: (page: number, method: string, event: ViewEvent) => void;
    weappFault: (words: string) => void;
    weappFile: (path: string) => void;
    weappPhone: () => Promise<object>;
    weapp: View;
  }
}

const { DeepCopyKind } = engine;
const OPTIONS = { writeIdToDOM: true, dataDeepCopy: DeepCopyKind.Simple, propertyPassingDeepCopy: DeepCopyKind.Simple };

interface Shown {
  element: HTMLElement;
  component: engine.GeneralComponent;
  style: HTMLStyleElement;
  path: string;
}

/** The view side of a mini-program: it draws what the script side sends and knows nothing else of the app. */
class View {
  /** Events that reached a method of the script side, by type. */
  readonly heard: Record<string, number> = {};
  readonly chrome: Chrome;
  private readonly space = new engine.ComponentSpace();
  private readonly context = new engine.CurrentWindowBackendContext();
  private readonly shown = new Map<number, Shown>();

  constructor(private readonly app: Package) {
    defineElements();
    const { document } = this.context;
    const create = document.createElement.bind(document);
    this.context.document = {
      createElement: (tag) => {
        const name = elementOf(tag);
        if (name === undefined && !tag.startsWith('wx-')) window.weappFault(`nobody draws <${tag}>`);
        return create(name ?? tag);
      },
      createTextNode: (text) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    };
    connectEvents(this.context);
    engine.addGlobalErrorListener((error, method) => {
      window.weappFault(`view: ${String(error)} (${method ?? ''})`);
      return false;
    });
    engine.addGlobalWarningListener((message) => {
      window.weappFault(`view: ${message}`);
      return false;
    });
    addEventListener('wxfile', (event) => window.weappFile(String((event as CustomEvent).detail)));
    this.chrome = new Chrome(app);
    const style = document.createElement('style') as unknown as HTMLStyleElement;
    style.textContent = app.styles[''] ?? '';
    window.document.head.append(style);
  }

  open({ id, path, url, data, methods, components }: Drawn): void {
    const page = this.app.pages.find((one) => one.path === path);
    if (!page) throw new Error(`${path} is no page`);
    for (const component of this.app.components)
      this.define(component, {}, this.calls(id, components[component.path] ?? []), `${id}:`);
    this.define(page, data as object, this.calls(id, methods), `${id}:`);
    const definition = this.space.getComponentByUrl(`${id}:${path}`, '');
    const component = engine.Component.createWithContext('wx-root', definition, this.context);
    const element = document.createElement('wx-page');
    element.dataset['url'] = url;
    const style = element.appendChild(document.createElement('style'));
    style.textContent = this.app.styles[path] ?? '';
    const place = element.appendChild(document.createElement('div'));
    this.chrome.stage.append(element);
    engine.Element.replaceDocumentElement(component, element as never, place as never);
    this.shown.set(id, { element, component, style, path });
    this.chrome.title(id, page.title);
    this.show({ id });
  }

  show({ id }: { id: number }): void {
    for (const [other, { element, style }] of this.shown) {
      element.hidden = other !== id;
      style.media = other === id ? '' : 'not all';
    }
    const shown = this.shown.get(id);
    if (shown) this.chrome.front(id, shown.path, this.shown.size > 1);
  }

  patch({ id, patch }: { id: number; patch: Record<string, Json> }): void {
    const entries = Object.entries(patch).map(([path, value]) => [path.replace(/\.\[/g, '['), value] as const);
    this.shown.get(id)?.component.setData(Object.fromEntries(entries));
  }

  close({ id }: { id: number }): void {
    const shown = this.shown.get(id);
    if (!shown) return;
    this.shown.delete(id);
    shown.element.remove();
  }

  file({ path, url }: { path: string; url: string }): void {
    placeFile(path, url);
  }

  scroll({ scrollTop, selector }: { scrollTop?: number; selector?: string }): void {
    const front = [...this.shown.values()].find(({ element }) => !element.hidden)?.element;
    if (selector !== undefined) front?.querySelector(selector)?.scrollIntoView();
    else front?.scrollTo(0, scrollTop ?? 0);
  }

  private calls(id: number, methods: readonly string[]): Record<string, (event: unknown) => void> {
    const call = (method: string) => (event: unknown) => {
      const heard = eventFor(event as Parameters<typeof eventFor>[0]);
      this.heard[heard.type] = (this.heard[heard.type] ?? 0) + 1;
      window.weappEvent(id, method, heard);
    };
    return Object.fromEntries(methods.map((method) => [method, call(method)]));
  }

  // Methods belong to one open page, so each open page defines its own.
  private define(
    { path, using }: Drawable,
    data: object,
    methods: Record<string, (event: unknown) => void>,
    own: string,
  ): void {
    const content = window.weappTemplates[path];
    if (!content) throw new Error(`${path} has no template`);
    const below = Object.entries(using).map(([name, to]) => [name, `/${own}${to}`] as const);
    this.space
      .define(`${own}${path}`)
      .options(OPTIONS)
      .usingComponents(Object.fromEntries(below))
      .template({ groupList: window.weappTemplates as never, content, fallbackListenerOnNativeNode: true })
      .data(() => data as never)
      .methods(methods as never)
      .registerComponent();
  }
}

/** Begins to draw a package; called once in a new document. */
const begin = (app: Package): void => {
  window.weapp = new View(app);
};
Object.assign(window, { weappBegin: begin });
