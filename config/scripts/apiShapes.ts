import type { GenericSchema } from 'valibot';
import * as area from '../../src/domain/_kernel/area';
import * as ids from '../../src/domain/_kernel/ids';
import * as notifications from '../../src/domain/notifications/schema';
import * as people from '../../src/domain/people/schema';
import * as places from '../../src/domain/places/schema';
import * as reports from '../../src/domain/reports/schema';
import { shapeOf, type Names, type Shape } from './shape';

const isSchema = (value: unknown): value is GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

const everything: Readonly<Record<string, unknown>> = {
  ...ids,
  ...area,
  ...people,
  ...places,
  ...reports,
  ...notifications,
};
const schemas = Object.entries(everything).flatMap(([name, value]) =>
  isSchema(value) ? [{ name, schema: value }] : [],
);

/** The exported names of the domain’s schemas. */
export const names: Names = new Map(schemas.map(({ name, schema }) => [schema, name]));

const range = (min: number | undefined, max: number | undefined, unit: string): string => {
  if (min !== undefined && max !== undefined) return `${min}–${max} ${unit}`;
  if (max !== undefined) return `at most ${max} ${unit}`;
  return min === undefined ? '' : `at least ${min} ${unit}`;
};

const numberLimits = ({ integer, min, max }: Shape & { kind: 'number' }): string => {
  const bounds = min !== undefined && max !== undefined ? `${min}–${max}` : range(min, max, '').trim();
  return [integer ? 'whole' : '', bounds].filter((part) => part !== '').join(', ');
};

/** The limits of a shape in words; empty where it has none. */
export const limitsOf = (shape: Shape): string => {
  switch (shape.kind) {
    case 'text': {
      if (shape.words) return `${range(...shape.words, 'characters')}, trimmed`;
      const length = range(shape.min, shape.max, 'characters');
      const pattern = shape.pattern ? `\`${shape.pattern.source.replaceAll('|', '\\|')}\`` : '';
      return [pattern, length].filter((part) => part !== '').join(', ');
    }
    case 'number':
      return numberLimits(shape);
    case 'list':
      return [range(shape.min, shape.max, 'items'), shape.item.name ? '' : limitsOf(shape.item)]
        .filter(Boolean)
        .join('; ');
    case 'choice':
      return shape.options.map((option) => `\`${option}\``).join(' ');
    default:
      return '';
  }
};

const link = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const bareType = (shape: Shape): string => {
  switch (shape.kind) {
    case 'object':
      return `{ ${Object.entries(shape.fields)
        .map(([name, field]) => `${name}${field.optional ? '?' : ''}: ${typeOf(field)}`)
        .join(', ')} }`;
    case 'list':
      return `list of ${typeOf(shape.item)}`;
    case 'record':
      return `record of ${typeOf(shape.item)}`;
    case 'union':
      return shape.of.map(typeOf).join(' or ');
    default:
      return shape.kind;
  }
};

/** A shape in one cell: its name as a link where it has one. */
export const typeOf = (shape: Shape): string =>
  `${shape.name === undefined ? bareType(shape) : link(shape.name)}${shape.nullable ? ' or null' : ''}`;

/** The fields of a shape as a table. */
export const fieldTable = (shape: Shape): string[] => {
  if (shape.kind !== 'object') return [typeOf(shape)];
  const rows = Object.entries(shape.fields).map(([name, field]) => {
    const limits = field.name === undefined ? limitsOf(field) : '';
    return `| \`${name}\`${field.optional ? ' (optional)' : ''} | ${typeOf(field)} | ${limits} |`;
  });
  return rows.length === 0 ? ['No fields.'] : ['| Field | Type | Limits |', '|--|--|--|', ...rows];
};

/** Every named shape, once: scalars in a table, objects with a table of their own. */
export const shapeSection = (): string[] => {
  const shapes = [...schemas]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, schema }) => {
      const { name: _own, ...shape } = shapeOf(schema, names);
      return { name, shape: shape as Shape };
    });
  return shapes.flatMap(({ name, shape }) => {
    const body =
      shape.kind === 'object' ? fieldTable(shape) : [[typeOf(shape), limitsOf(shape)].filter(Boolean).join(': ')];
    return [`### ${name}`, '', ...body, ''];
  });
};
