import type { Behaviour } from '../../support/behaviours';
import { arrays } from './aggregate/arrays';
import { choices } from './aggregate/choices';
import { conversions } from './aggregate/conversions';
import { dates } from './aggregate/dates';
import { dateTexts } from './aggregate/dateTexts';
import { numbers } from './aggregate/numbers';
import { paths } from './aggregate/paths';
import { sets } from './aggregate/sets';
import { strings } from './aggregate/strings';

/** What the expressions of an aggregation give. */
export const aggregateExpressions: readonly Behaviour[] = [
  ...dates,
  ...dateTexts,
  ...strings,
  ...arrays,
  ...sets,
  ...numbers,
  ...choices,
  ...conversions,
  ...paths,
];
