import fc from 'fast-check';
import { z } from 'zod';
import { hostileText } from './fuzzing.ts';

/** As much of JSON Schema as our own schemas become. */
type Node = {
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  anyOf?: Node[] | undefined;
  oneOf?: Node[] | undefined;
  allOf?: Node[] | undefined;
  items?: Node | undefined;
  properties?: Record<string, Node> | undefined;
  examples?: unknown[] | undefined;
};

const node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(node).optional(),
    oneOf: z.array(node).optional(),
    allOf: z.array(node).optional(),
    items: node.optional(),
    properties: z.record(z.string(), node).optional(),
    examples: z.array(z.unknown()).optional(),
  }),
);

/** The names that an object's schema has. */
export function namesIn(schema: z.ZodType): string[] {
  return Object.keys(jsonSchemaOf(schema).properties ?? {});
}

function jsonSchemaOf(schema: z.ZodType): Node {
  return node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** Values that look like what a schema wants, with something wrong here and there. */
export function nearlyOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return valuesOf(jsonSchemaOf(schema), 0);
}

const scalar = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, [], {}),
  fc.integer(),
  fc.double(),
);

function valuesOf(schema: Node, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return scalar;
  const wanted = wantedOf(schema, depth);
  return fc.oneof({ weight: 8, arbitrary: wanted }, { weight: 1, arbitrary: scalar });
}

function wantedOf(schema: Node, depth: number): fc.Arbitrary<unknown> {
  const ways = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (ways) return fc.oneof(...ways.map((way) => valuesOf(way, depth + 1)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.examples) return fc.constantFrom(...schema.examples);
  if (schema.items) return fc.array(valuesOf(schema.items, depth + 1), { maxLength: 4 });
  if (schema.properties) return objectOf(schema.properties, depth);
  return plainOf(schema.type);
}

function objectOf(properties: Record<string, Node>, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner, depth + 1)]),
  );
  const some = fc.record(fields, { requiredKeys: [] });
  const more = fc.dictionary(hostileText, scalar, { maxKeys: 1 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(fields) },
    { weight: 3, arbitrary: some },
    { weight: 1, arbitrary: fc.tuple(some, more).map(([one, other]) => ({ ...one, ...other })) },
  );
}

function plainOf(type: Node['type']): fc.Arbitrary<unknown> {
  if (Array.isArray(type)) return fc.oneof(...type.map(plainOf));
  if (type === 'integer' || type === 'number') return fc.oneof(fc.integer(), fc.double());
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return hostileText;
}
