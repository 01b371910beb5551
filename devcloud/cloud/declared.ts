import { readFileSync } from 'node:fs';
import type { CollectionDecl, IndexDecl } from './engine/types';

const DIRECTIONS: readonly unknown[] = [1, -1, '2dsphere'];
const FORM = '[{"name": "shops", "indexes": [{"name": "place", "keys": {"place": "2dsphere"}, "unique": false}]}]';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> & { name: string } =>
  isObject(value) && typeof value['name'] === 'string' && value['name'] !== '';

const isIndex = (value: unknown): value is IndexDecl => {
  if (!isNamed(value) || !isObject(value['keys']) || !['boolean', 'undefined'].includes(typeof value['unique']))
    return false;
  const directions = Object.values(value['keys']);
  return directions.length > 0 && directions.every((direction) => DIRECTIONS.includes(direction));
};

/** Reads which collections with which indexes there shall be: what on the platform is made on its console. */
export const collectionsIn = (file: string): CollectionDecl[] => {
  const listed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const refuse = (what: unknown): never => {
    throw new Error(`${file}: ${JSON.stringify(what)} is not of the form ${FORM}.`);
  };
  if (!Array.isArray(listed)) return refuse(listed);
  return listed.map((one: unknown) => {
    if (!isNamed(one)) return refuse(one);
    const { name, indexes = [] } = one;
    return Array.isArray(indexes) && indexes.every(isIndex) ? { name, indexes } : refuse(one);
  });
};
