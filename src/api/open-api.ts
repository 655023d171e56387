import swagger from '@fastify/swagger';
import { fastify } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { ApiRoute } from './route.ts';
import { postRouteSchema, routeSchema } from './route-schema.ts';

const info = {
  title: 'Gatehouse',
  summary: 'What was agreed, what was delivered, and where each figure came from.',
  description:
    'What a program reads here is what the pages and the command line show. Numbers are numbers or null; ' +
    'where there is none, `nothing` says which kind of nothing it is.',
  license: { name: 'MIT', identifier: 'MIT' },
};

/** The OpenAPI 3.1 document of the routes, as it follows from their schemas. */
export async function openApiDocument(routes: readonly ApiRoute[], version: string) {
  const server = fastify();
  server.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { ...info, version }, servers: [{ url: '/' }] },
    transform: jsonSchemaTransform,
    transformObject: (given) => withoutUnused(jsonSchemaTransformObject(given)),
  });
  for (const route of routes) {
    const { method, path: url } = route;
    const schema = method === 'POST' ? postRouteSchema(route) : routeSchema(route);
    server.route({ method, url, schema, handler: () => undefined });
  }
  await server.ready();
  const document = server.swagger();
  await server.close();
  return document;
}

type Referring = { components?: { schemas?: Record<string, unknown> } };

/** Drops the schemas that nothing refers to: each is made once for reading and once for writing. */
function withoutUnused<T extends object & Referring>(document: T): T {
  const { components, ...rest } = document;
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const waiting = referencesIn(rest);
  for (const name of waiting) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...referencesIn(schemas[name]));
  }
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...components, schemas: Object.fromEntries(kept) } };
}

function referencesIn(value: unknown): string[] {
  const found = JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return [...found].map(([, name = '']) => name);
}
