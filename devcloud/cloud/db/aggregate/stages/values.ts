import type { Doc } from '../../../ejson';
import { seek } from '../../seek';

/** The values by which a field joins: through arrays, those of an array one by one; without any, null. */
export const valuesOf = (doc: Doc, field: string, whole = false): unknown[] => {
  const found: unknown[] = [];
  seek(doc, field.split('.'), 'itself', (value) => {
    if (!Array.isArray(value) || whole) found.push(value);
    if (Array.isArray(value)) found.push(...(value as unknown[]));
    return false;
  });
  const values = found.filter((value) => value !== undefined);
  return values.length === 0 ? [null] : values;
};
