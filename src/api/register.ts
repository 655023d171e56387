import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { keyOf, requirePermission } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { today } from '../hub.ts';
import { writeCsv } from '../spreadsheet/index.ts';
import {
  askEveryTime,
  auditExport,
  cachingFor,
  Finished,
  type HubFor,
  PageCache,
  sendFinished,
  shareLookup,
} from '../web/index.ts';
import { refuseRequest } from './failure-schema.ts';
import { acceptFiles } from './file-body.ts';
import { acceptJson } from './json-body.ts';
import { openApiDocument } from './open-api.ts';
import type { ApiRoute, Table } from './route.ts';
import { csvType, jsonType, postRouteSchema, routeSchema } from './route-schema.ts';

type Shelf = { hubFor: HubFor; cache: PageCache; revision: () => Promise<string> };

const keptBytes = 32 * 1024 * 1024;

/** Puts the routes on the server, and their OpenAPI document at `/api/openapi.json`. */
export function registerApi(
  server: FastifyInstance,
  routes: readonly ApiRoute[],
  context: { hubFor: HubFor; revision: Database['revision']; version: string },
): void {
  const { hubFor, version } = context;
  const cache = new PageCache({ maximumBytes: keptBytes });
  const shelf = { hubFor, cache, revision: shareLookup(context.revision) };
  const takesJson = ({ body }: ApiRoute) => body !== undefined;
  server.register((scope, _options, done) => {
    acceptFiles(scope);
    scope.setSchemaErrorFormatter(refuseRequest);
    for (const route of routes.filter((one) => !takesJson(one))) {
      if (route.method === 'GET') addGet(scope, route, shelf);
      else addPost(scope, route, hubFor);
    }
    addDocument(scope, routes, version);
    done();
  });
  server.register((scope, _options, done) => {
    acceptJson(scope);
    scope.setSchemaErrorFormatter(refuseRequest);
    for (const route of routes.filter(takesJson)) addPost(scope, route, hubFor);
    done();
  });
}

/** Refuses before anything of the request is read: whoever may not is not told what would have to be sent. */
function permitting({ needs }: ApiRoute, hubFor: HubFor) {
  return async (request: FastifyRequest): Promise<void> => {
    requirePermission((await hubFor(request)).caller, needs);
  };
}

/** Answers are kept while the data stays the same; some tell what is true today, so the day counts as well. */
function addGet(scope: FastifyInstance, route: ApiRoute, { hubFor, cache, revision }: Shelf): void {
  const write = writerOf(route);
  const server = scope.withTypeProvider<ZodTypeProvider>();
  const guarded = { schema: routeSchema(route), onRequest: permitting(route, hubFor) };
  server.get(route.path, guarded, async (request, reply) => {
    const { params, query } = request;
    const hub = await hubFor(request);
    const key = JSON.stringify([keyOf(hub.caller), route.path, params, query, today(hub)]);
    const make = async () => {
      const answer = await route.answerTo(hub, { params, query }, undefined);
      if (query.format === 'csv' && route.table) return csv(route.table(answer, { params, query }));
      return json(write(answer));
    };
    const finished = await (route.cached ? cache.cached(await revision(), key, make) : make());
    await auditExport(hub, request, finished);
    const caching = route.cached ? cachingFor(hub.caller) : 'no-store';
    return sendFinished(request, reply, finished, caching);
  });
}

function addPost(scope: FastifyInstance, route: ApiRoute, hubFor: HubFor): void {
  const write = writerOf(route);
  const server = scope.withTypeProvider<ZodTypeProvider>();
  const guarded = { schema: postRouteSchema(route), onRequest: permitting(route, hubFor) };
  server.post(route.path, guarded, async (request, reply) => {
    const { params, query, body } = request;
    const hub = await hubFor(request);
    const answer = await route.answerTo(hub, { params, query }, body);
    const finished = json(write(answer));
    return sendFinished(request, reply, finished, 'no-store');
  });
}

function addDocument(scope: FastifyInstance, routes: readonly ApiRoute[], version: string): void {
  let document: Promise<Finished> | undefined;
  scope.get('/api/openapi.json', async (request, reply) => {
    document ??= openApiDocument(routes, version).then((made) => json(JSON.stringify(made)));
    return sendFinished(request, reply, await document, askEveryTime);
  });
}

/** Writes an answer by the route's schema; what the schema does not name stays behind, and a mismatch fails. */
function writerOf({ answer, method, path }: ApiRoute): (answer: unknown) => string {
  return serializerCompiler({ schema: answer, method, url: path });
}

function json(text: string): Finished {
  return new Finished({ mediaType: `${jsonType}; charset=utf-8`, body: Buffer.from(text) });
}

function csv({ fileName, columns, rows }: Table): Finished {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
  const body = Buffer.from(writeCsv([columns, ...cells]));
  return new Finished({ mediaType: `${csvType}; charset=utf-8`, fileName, body });
}
