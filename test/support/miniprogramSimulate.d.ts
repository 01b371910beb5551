declare module 'miniprogram-simulate' {
  /** A rendered component of the simulated view layer. */
  export interface Rendered {
    readonly instance: Record<string, unknown>;
    readonly dom: HTMLElement;
    readonly data: Record<string, unknown>;
    attach(parent: Node): void;
    detach(): void;
    querySelector(selector: string): Rendered | undefined;
    dispatchEvent(name: string, options?: { bubbles?: boolean; detail?: unknown }): void;
  }
  /** Loads a component or page of a package and answers its id. */
  export function load(
    path: string,
    tagName: string,
    options: { rootPath: string; compiler: 'official' | 'simulate' },
  ): string;
  /** Renders a loaded component. */
  export function render(id: string): Rendered;
  /** Resolves after the given time in ms. */
  export function sleep(ms: number): Promise<void>;
}
