import { z } from 'zod';

const schemaObject = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  $ref: z.string().optional(),
  get items() {
    return schemaObject.optional();
  },
  get properties() {
    return z.record(z.string(), schemaObject).optional();
  },
  get anyOf() {
    return z.array(schemaObject).optional();
  },
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
});
type SchemaObject = z.output<typeof schemaObject>;

const parameterObject = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean().default(false),
  description: z.string().default(''),
  example: z.string().optional(),
  schema: schemaObject,
});
type ParameterObject = z.output<typeof parameterObject>;

const content = z.record(z.string(), z.object({ schema: schemaObject.optional() }));
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(parameterObject).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});

/** What the page about the API reads of an OpenAPI document. */
const documentObject = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schemaObject) }),
});
type Schemas = z.output<typeof documentObject>['components']['schemas'];

export type DescribedField = { name: string; type: string; description: string };
export type DescribedParameter = DescribedField & { required: boolean; inPath: boolean };

/** A route as the page about the API shows it. */
export type DescribedRoute = {
  name: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: DescribedParameter[];
  /** An address to try; with `{…}` filled in from the examples. */
  sample: string;
  /** What a file may be sent as; empty for a route that takes none. */
  takes: string[];
  gives: string[];
  manyRows: boolean;
  fields: DescribedField[];
  refusals: { status: string; description: string }[];
};

/** The routes of an OpenAPI document, in its order, in the terms of the page about the API. */
export function describeRoutes(document: unknown): DescribedRoute[] {
  const { paths, components } = documentObject.parse(document);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, found]): DescribedRoute => {
      const { operationId: name, summary, description, parameters, requestBody, responses } = found;
      const { 200: answer, ...refusals } = responses;
      const schema = answer?.content['application/json']?.schema;
      const resolved = schema && resolve(schema, components.schemas);
      const row = resolved?.items ? resolve(resolved.items, components.schemas) : resolved;
      return {
        ...{ name, path, summary, description, method: method.toUpperCase() },
        parameters: parameters.map(describeParameter).sort(pathFirst),
        sample: sampleOf(path, parameters),
        takes: Object.keys(requestBody?.content ?? {}),
        gives: Object.keys(answer?.content ?? {}),
        manyRows: resolved?.items !== undefined,
        fields: fieldsOf(row, components.schemas),
        refusals: Object.entries(refusals).map(([status, { description }]) => ({
          ...{ status, description },
        })),
      };
    }),
  );
}

function describeParameter(parameter: ParameterObject): DescribedParameter {
  const { name, required, description, schema } = parameter;
  return { name, type: typeOf(schema, {}), description, required, inPath: parameter.in === 'path' };
}

function pathFirst(one: DescribedParameter, other: DescribedParameter): number {
  return Number(other.inPath) - Number(one.inPath);
}

function sampleOf(path: string, parameters: readonly ParameterObject[]): string {
  const given = parameters.filter(({ example }) => example !== undefined);
  const inPath = given.filter((parameter) => parameter.in === 'path');
  const query = given
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, example = '' }) => `${name}=${encodeURIComponent(example)}`);
  const address = inPath.reduce(
    (text, { name, example = '' }) => text.replace(`{${name}}`, encodeURIComponent(example)),
    path,
  );
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
}

function fieldsOf(row: SchemaObject | undefined, schemas: Schemas): DescribedField[] {
  return Object.entries(row?.properties ?? {}).map(([name, schema]) => ({
    name,
    type: typeOf(schema, schemas),
    description: schema.description ?? resolve(schema, schemas).description ?? '',
  }));
}

function resolve(schema: SchemaObject, schemas: Schemas): SchemaObject {
  const name = schema.$ref?.split('/').at(-1);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

/** The type in words: 'one of met, missed', 'number or null', 'list of text'. */
function typeOf(schema: SchemaObject, schemas: Schemas): string {
  const { enum: choices, anyOf, items } = schema;
  if (choices) return `one of ${choices.join(', ')}`;
  if (anyOf) return anyOf.map((one) => typeOf(one, schemas)).join(', or ');
  if (items) return `list of ${typeOf(items, schemas)}`;
  const found = resolve(schema, schemas);
  if (found.properties && found !== schema) return schema.$ref?.split('/').at(-1) ?? 'object';
  return [found.type ?? 'anything'].flat().map(wordFor).join(' or ');
}

function wordFor(type: string): string {
  return type === 'string' ? 'text' : type;
}
