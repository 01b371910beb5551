import { TEMPLATE_KEYS } from '../src/domain/notifications/schema';
import { fieldsOf } from '../src/domain/notifications/templates';
import { MAIN_PAGES, SUB_PACKAGES } from '../src/routes';
import type { CloudOptions } from './cloud/options';
import { TEMPLATE_IDS } from './secrets';

/** What WeChat knows of the mini-program: its message templates with their fields, and the pages it was released with. */
export const released: Required<Pick<CloudOptions, 'templates' | 'pages'>> = {
  templates: Object.fromEntries(TEMPLATE_KEYS.map((key) => [TEMPLATE_IDS[key], fieldsOf(key)])),
  pages: [...MAIN_PAGES, ...SUB_PACKAGES.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))],
};
