import type { GenericSchema } from 'valibot';

/** Names of schemas, by which a shape says what it is called. */
export type Names = ReadonlyMap<unknown, string>;

/** What a schema accepts, read from the schema itself, for documents and for tests that need its limits. */
export type Shape = { optional: boolean; nullable: boolean; name?: string } & (
  | { kind: 'object'; fields: Readonly<Record<string, Shape>> }
  | { kind: 'list'; item: Shape; min?: number; max?: number }
  | { kind: 'text'; words?: readonly [number, number]; min?: number; max?: number; pattern?: RegExp }
  | { kind: 'number'; integer: boolean; min?: number; max?: number }
  | { kind: 'boolean' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'record'; item: Shape }
  | { kind: 'union'; of: readonly Shape[] }
);

interface Node {
  type: string;
  entries?: Readonly<Record<string, Node>>;
  item?: Node;
  value?: Node;
  wrapped?: Node;
  options?: readonly (Node | string)[];
  requirement?: unknown;
  metadata?: { words?: readonly [number, number] };
  pipe?: readonly Node[];
}

const step = (node: Node, type: string): Node | undefined => node.pipe?.find((one) => one.type === type);

const bounds = (node: Node, lower: string, upper: string): { min?: number; max?: number } => {
  const [min, max] = [step(node, lower)?.requirement, step(node, upper)?.requirement];
  return { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) };
};

const textOf = (node: Node) => {
  const words = step(node, 'metadata')?.metadata?.words;
  if (words) return { kind: 'text' as const, words };
  const pattern = step(node, 'regex')?.requirement;
  return {
    kind: 'text' as const,
    ...bounds(node, 'min_length', 'max_length'),
    ...(pattern instanceof RegExp ? { pattern } : {}),
  };
};

const unknown = (node: Node): Error => new Error(`a schema of type ${node.type} is not known to shapeOf`);

const must = <T>(part: T | undefined, node: Node): T => {
  if (part === undefined) throw unknown(node);
  return part;
};

const plain = { optional: false, nullable: false };

const bare = (node: Node, names: Names): Shape => {
  switch (node.type) {
    case 'strict_object': {
      const fields = Object.entries(must(node.entries, node)).map(
        ([name, field]) => [name, read(field, names)] as const,
      );
      return { ...plain, kind: 'object', fields: Object.fromEntries(fields) };
    }
    case 'array':
      return {
        ...plain,
        kind: 'list',
        item: read(must(node.item, node), names),
        ...bounds(node, 'min_length', 'max_length'),
      };
    case 'string':
      return { ...plain, ...textOf(node) };
    case 'number':
      return {
        ...plain,
        kind: 'number',
        integer: step(node, 'integer') !== undefined,
        ...bounds(node, 'min_value', 'max_value'),
      };
    case 'boolean':
      return { ...plain, kind: 'boolean' };
    case 'picklist':
      return { ...plain, kind: 'choice', options: must(node.options, node) as readonly string[] };
    case 'record':
      return { ...plain, kind: 'record', item: read(must(node.value, node), names) };
    case 'union':
      return {
        ...plain,
        kind: 'union',
        of: (must(node.options, node) as readonly Node[]).map((one) => read(one, names)),
      };
    default:
      throw unknown(node);
  }
};

const read = (node: Node, names: Names): Shape => {
  if (node.type === 'optional') return { ...read(must(node.wrapped, node), names), optional: true };
  if (node.type === 'nullable') return { ...read(must(node.wrapped, node), names), nullable: true };
  const name = names.get(node);
  return { ...bare(node, names), ...(name === undefined ? {} : { name }) };
};

/** The shape of a schema; throws on a kind of schema that no contract has used so far. */
export const shapeOf = (schema: GenericSchema, names: Names = new Map()): Shape =>
  read(schema as unknown as Node, names);
