/** What WeChat draws around the pages: title, back arrow, tab bar, questions and toasts. */
export interface Frame {
  title: string;
  tabs: readonly { pagePath: string; text: string }[];
}

/** A question over the page. */
export interface Question {
  title?: string;
  content?: string;
  /** The words of the buttons, the one that declines first. */
  choices: readonly string[];
}

const LOOKS = `
html, body { margin: 0; height: 100%; overflow: hidden; }
body { display: flex; flex-direction: column; }
wx-view, wx-page, wx-scroll-view { display: block; }
wx-page[hidden] { display: none; }
wx-page { position: absolute; inset: 0; overflow: hidden auto; --page-height: 100cqh; }
wx-text { display: inline; white-space: pre-line; }
wx-scroll-view { overflow: auto; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; }
wx-image > img:not([src]) { visibility: hidden; }
wx-input, wx-textarea { display: block; }
wx-input > input, wx-textarea > textarea { all: unset; box-sizing: border-box; display: block; width: 100%; height: 100%; white-space: pre-wrap; }
wx-input > input::placeholder, wx-textarea > textarea::placeholder { color: var(--placeholder, gray); opacity: 1; }
wx-button { position: relative; display: block; box-sizing: border-box; margin: 0 auto; padding: 0 14px; border-radius: 5px;
  background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.55555556; text-align: center; overflow: hidden; }
.stage { position: relative; flex: 1; min-height: 0; transform: translateZ(0); container-type: size; }
.title { display: flex; flex: none; align-items: center; height: 44px; font: 600 17px sans-serif; }
.title button, .tabs button, .ask button { border: 0; background: none; font: inherit; }
.title button { width: 44px; height: 44px; }
.title h1 { flex: 1; margin: 0; font: inherit; text-align: center; }
.tabs { display: flex; flex: none; height: 50px; font: 12px sans-serif; }
.tabs button { flex: 1; }
.tabs [aria-selected='true'] { font-weight: 700; }
.tabs[hidden], .title [hidden] { display: none; }
.ask { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; background: #0006; font: 16px sans-serif; }
.ask > div { width: 80%; padding: 16px; border-radius: 8px; background: #fff; }
.ask button { padding: 12px; }
.toast { position: fixed; top: 40%; left: 50%; transform: translateX(-50%); padding: 12px; border-radius: 8px; background: #000c; color: #fff; pointer-events: none; }
`;

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  words: string,
  more: object = {},
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(name), { textContent: words }, more);

/** The frame around the pages. */
export class Chrome {
  readonly stage = make('div', '', { className: 'stage' });
  private readonly head = make('header', '', { className: 'title' });
  private readonly backward = make('button', '‹', { ariaLabel: '返回' });
  private readonly heading = make('h1', '');
  private readonly bar = make('nav', '', { className: 'tabs', role: 'tablist' });
  private readonly titles = new Map<number, string>();
  private toasted: HTMLElement | undefined;
  private now = 0;

  constructor(private readonly frame: Frame) {
    document.head.append(make('style', LOOKS));
    this.backward.onclick = () => window.weappBack();
    this.head.append(this.backward, this.heading);
    for (const { pagePath, text } of frame.tabs) {
      const tab = make('button', text, { role: 'tab', onclick: () => window.weappTab(pagePath) });
      tab.dataset['path'] = pagePath;
      this.bar.append(tab);
    }
    document.body.append(this.head, this.stage, this.bar);
  }

  title(id: number, words: string): void {
    this.titles.set(id, words);
    if (id === this.now) this.heading.textContent = words;
  }

  /** The page that lies in front now. */
  front(id: number, path: string, more: boolean): void {
    this.now = id;
    const isTab = this.frame.tabs.some(({ pagePath }) => pagePath === path);
    this.heading.textContent = this.titles.get(id) || this.frame.title;
    this.backward.hidden = isTab || !more;
    this.bar.hidden = !isTab;
    for (const tab of this.bar.querySelectorAll('button')) tab.ariaSelected = String(tab.dataset['path'] === path);
  }

  /** Sets the title of the page in front. */
  rename({ title }: { title: string }): void {
    this.title(this.now, title);
  }

  /** Asks, and answers with the number of the button that was tapped. */
  ask({ title = '', content = '', choices }: Question): Promise<number> {
    return new Promise((answered) => {
      const veil = make('div', '', { className: 'ask' });
      const box = make('div', '', { role: 'dialog', ariaLabel: title || content });
      box.append(make('strong', title), make('p', content));
      choices.forEach((words, n) => {
        const answer = (): void => {
          veil.remove();
          answered(n);
        };
        box.append(make('button', words, { onclick: answer }));
      });
      veil.append(box);
      document.body.append(veil);
    });
  }

  toast({ title }: { title?: string }): void {
    this.toasted?.remove();
    this.toasted = title === undefined ? undefined : make('div', title, { className: 'toast', role: 'status' });
    if (this.toasted) document.body.append(this.toasted);
  }
}

declare global {
  interface Window {
    weappBack: () => void;
    weappTab: (path: string) => void;
  }
}
