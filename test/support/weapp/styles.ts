import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { remembering } from '../../../config/scripts/sources';

const IMPORT = /@import\s+["']([^"']+)["'];?/g;
const TAGS = 'page|view|text|button|image|input|textarea|scroll-view';
const TAG = new RegExp(`(^|[\\s,>+~}(])(${TAGS})(?=[\\s,.:#>+~[{)]|$)`, 'g');

// Only selectors are renamed, never what stands between braces.
const renamed = (css: string): string =>
  css.replace(/[^{}]+(?=\{)/g, (selector) =>
    selector.trimStart().startsWith('@') ? selector : selector.replace(TAG, '$1wx-$2'),
  );

// WeChat’s view is as high as the room between its bars; a width of 750 rpx is that of the screen.
const measured = (css: string): string =>
  css
    .replace(/(-?[\d.]+)rpx\b/g, (_, n: string) => `${Number(n) / 7.5}vw`)
    .replace(/(-?[\d.]+)vh\b/g, (_, n: string) => `calc(var(--page-height) * ${Number(n) / 100})`);

const drawn = remembering<string>();

/** A file of styles as WeChat's view would see it: imports in place, tags by the names of the drawn elements. */
export const styleOf = (folder: string, file: string, faults: string[]): string => {
  const path = join(folder, file);
  if (!existsSync(path)) return '';
  const whole = readFileSync(path, 'utf8').replace(IMPORT, (_, imported: string) => {
    const target = imported.startsWith('/') ? imported.slice(1) : posix.join(posix.dirname(file), imported);
    if (!existsSync(join(folder, target))) faults.push(`${file} imports ${imported}, which is not there`);
    return styleOf(folder, target, faults);
  });
  return drawn(whole, () => measured(renamed(whole)));
};
