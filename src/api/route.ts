import { z } from 'zod';
import type { Permission } from '../access/index.ts';
import type { Hub } from '../hub.ts';
import type { CsvCell } from '../spreadsheet/index.ts';
import { choiceField } from './fields.ts';

type Shape = z.core.$ZodLooseShape;
type Read<S extends Shape> = z.output<z.ZodObject<S>>;

/** What was asked, read by the route's own schemas. */
export type Asked<P extends Shape, Q extends Shape> = { params: Read<P>; query: Read<Q> };

/** Rows under headings, for those who ask for CSV. */
export type Table = {
  fileName: string;
  columns: readonly string[];
  rows: readonly Readonly<Record<string, CsvCell>>[];
};

/** Refusals that a route's description lists, besides 400, 401, 403 and 500, which every route may answer. */
export type Refusals = Partial<Record<401 | 403 | 404 | 409 | 413 | 415 | 422, string>>;

type Definition<P extends Shape, Q extends Shape, A extends z.ZodType> = {
  /** As Fastify writes it: `/api/providers/:id`. */
  path: string;
  /** What somebody must be allowed to do to ask this. */
  needs: Permission;
  /** Names the operation in the OpenAPI document: `listProviders`. */
  name: string;
  /** The room that answers, under whose name the route is listed. */
  room: string;
  summary: string;
  description: string;
  params?: P;
  query?: Q;
  answer: A;
  refusals?: Refusals;
};

type GetDefinition<P extends Shape, Q extends Shape, A extends z.ZodType> = Definition<P, Q, A> & {
  /** Offers `format=csv`: the answer as a table. */
  table?: (answer: z.output<A>, asked: Asked<P, Q>) => Table;
  /** False for an answer whose every reading must be noted, such as one about a person. */
  cached?: boolean;
  show: (hub: Hub, asked: Asked<P, Q>) => z.output<A> | Promise<z.output<A>>;
};

type FileDefinition<P extends Shape, Q extends Shape, A extends z.ZodType> = Definition<P, Q, A> & {
  receive: (hub: Hub, asked: Asked<P, Q>, file: Uint8Array) => Promise<z.output<A>>;
};

type JsonDefinition<
  P extends Shape,
  Q extends Shape,
  A extends z.ZodType,
  B extends z.ZodType,
> = Definition<P, Q, A> & {
  body: B;
  receive: (hub: Hub, asked: Asked<P, Q>, body: z.output<B>) => Promise<z.output<A>>;
};

/** A route ready to be registered and described; plain data and one function, no request and no response. */
export type ApiRoute = {
  method: 'GET' | 'POST';
  path: string;
  needs: Permission;
  name: string;
  room: string;
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  answer: z.ZodType;
  refusals: Refusals;
  table: ((answer: unknown, asked: Asked<Shape, Shape>) => Table) | undefined;
  cached: boolean;
  /** What the JSON body of a POST holds; undefined where a POST takes a file. */
  body: z.ZodType | undefined;
  /** Works out the answer; `body` is the file or what the JSON holds, and nothing for a GET. */
  answerTo: (hub: Hub, asked: Asked<Shape, Shape>, body: unknown) => Promise<unknown>;
};

/** A route that answers GET from what the hub holds. */
export function getRoute<
  A extends z.ZodType,
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
>(definition: GetDefinition<P, Q, A>): ApiRoute;
export function getRoute(definition: GetDefinition<Shape, Shape, z.ZodType>): ApiRoute {
  const { show, table, cached = true, ...common } = definition;
  const query = table ? { ...common.query, format: formatField } : common.query;
  return {
    ...readied({ ...common, query: query ?? {} }),
    method: 'GET',
    table,
    cached,
    body: undefined,
    answerTo: async (hub, asked) => show(hub, asked),
  };
}

/** A route that takes a file as the body of a POST. */
export function fileRoute<
  A extends z.ZodType,
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
>(definition: FileDefinition<P, Q, A>): ApiRoute;
export function fileRoute(definition: FileDefinition<Shape, Shape, z.ZodType>): ApiRoute {
  const { receive, ...common } = definition;
  return {
    ...readied(common),
    method: 'POST',
    table: undefined,
    cached: false,
    body: undefined,
    answerTo: (hub, asked, file) => receive(hub, asked, z.instanceof(Uint8Array).parse(file)),
  };
}

/** A route that takes JSON as the body of a POST. */
export function jsonRoute<
  A extends z.ZodType,
  B extends z.ZodType,
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
>(definition: JsonDefinition<P, Q, A, B>): ApiRoute;
export function jsonRoute(
  definition: JsonDefinition<Shape, Shape, z.ZodType, z.ZodType>,
): ApiRoute {
  const { receive, body, ...common } = definition;
  return {
    ...readied(common),
    method: 'POST',
    table: undefined,
    cached: false,
    body,
    answerTo: receive,
  };
}

const namesTold = 5;
const longestName = 60;

const formatField = choiceField(['json', 'csv'], {
  description: 'csv for a table to save; json when left out.',
}).optional();

function readied(definition: Definition<Shape, Shape, z.ZodType>) {
  const { params = {}, query = {}, refusals = {}, ...rest } = definition;
  return { ...rest, refusals, params: z.object(params), query: strictQuery(query) };
}

/** A parameter that does not exist is refused by name: a slip must not silently widen a question. */
function strictQuery(shape: Shape): z.ZodObject {
  const names = Object.keys(shape);
  const allowed =
    names.length === 0
      ? 'This address takes no parameters.'
      : `This address takes ${names.join(', ')}.`;
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${absent(issue.keys)} ${allowed}` : undefined,
  });
}

function absent(names: readonly string[]): string {
  const named = names.slice(0, namesTold).map((name) => `"${name.slice(0, longestName)}"`);
  return `There is no parameter ${named.join(', no ')}${names.length > namesTold ? ', and more' : ''}.`;
}
