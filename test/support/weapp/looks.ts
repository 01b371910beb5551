import type { Page } from 'playwright-core';

// Runs in the page: all that a person sees and can do there, one line an element.
const lookIn = (): string[] => {
  interface Heard {
    __wxElement?: { _$eventTarget?: { listeners: Record<string, unknown> } };
  }
  const root = document.querySelector('wx-page:not([hidden])');
  const shown = [document.querySelector('.title h1'), ...(root?.querySelectorAll('*') ?? [])];
  return shown.flatMap((one) => {
    if (!(one instanceof HTMLElement) || one.localName === 'style' || !one.checkVisibility()) return [];
    const { x, y, width, height } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const own = [...one.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
    const said = ['role', 'aria-label', 'aria-hidden', 'aria-live', 'aria-checked', 'aria-disabled', 'hover-class'];
    const field = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one : undefined;
    const heard = Object.keys((one as Heard).__wxElement?._$eventTarget?.listeners ?? {});
    const picture = one instanceof HTMLImageElement ? (one.src.split('?')[0]?.slice(-40) ?? '') : '';
    return [
      JSON.stringify([
        ...[one.localName, own, heard, picture],
        said.map((name) => one.getAttribute(name) ?? ''),
        [x, y, width, height].map(Math.round),
        field ? [field.value, field.placeholder, field.maxLength, field.disabled, field.inputMode] : [],
        [
          style.color,
          style.backgroundColor,
          style.fontSize,
          style.fontWeight,
          style.borderTopColor,
          style.borderRadius,
        ],
        [style.boxShadow, style.maskImage.slice(-60), style.textAlign, style.opacity, style.animationName],
      ]),
    ];
  });
};

/** What the page in front looks like and listens to, one line an element. */
export const lookOf = (page: Page): Promise<string[]> => page.evaluate(lookIn);
