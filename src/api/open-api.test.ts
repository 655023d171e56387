import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { apiRoutes } from '../app.ts';
import { packageRoot } from '../config.ts';
import { describeRoutes } from './described-route.ts';
import { openApiDocument } from './open-api.ts';

const shape = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

describe('the OpenAPI document', async () => {
  const document = shape.parse(await openApiDocument(apiRoutes, '1.2.3'));
  const { paths, components } = document;

  test('is of version 3.1 and describes every route once', () => {
    assert.match(document.openapi, /^3\.1\./);
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const written = apiRoutes.map(
      ({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    assert.deepEqual(described, written);
    const names = apiRoutes.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  test('refers only to schemas that it holds, and holds only those', () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    const used = new Set([...references].map(([, name]) => name));
    assert.deepEqual([...used].sort(), Object.keys(components.schemas).sort());
  });

  test('says what every parameter and every answer is', () => {
    for (const route of describeRoutes(document)) {
      for (const { name, description } of route.parameters) {
        assert.notEqual(description, '', `${route.name}: ${name}`);
      }
      assert.ok(route.fields.length > 0, route.name);
      assert.ok(route.refusals.some(({ status }) => status === '500'));
    }
  });

  test('has every address in the guide, and the guide no other', () => {
    const guide = readFileSync(join(packageRoot, 'docs/guides/api.md'), 'utf8');
    const listed = [...guide.matchAll(/^\| `(\/api\/[^`]+)`/gm)].map(([, path]) => path);
    assert.deepEqual(listed.toSorted(), Object.keys(paths).sort());
  });

  test('is the same each time', async () => {
    assert.deepEqual(
      await openApiDocument(apiRoutes, '1.2.3'),
      await openApiDocument(apiRoutes, '1.2.3'),
    );
  });
});
