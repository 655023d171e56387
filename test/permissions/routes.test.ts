import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSignIn } from '../../src/access/index.ts';
import { apiRoutes, buildServer, hubPages } from '../../src/app.ts';
import { packageRoot, readConfig } from '../../src/config.ts';
import { completeBrand } from '../../src/web/index.ts';
import { nowhereHub } from '../hubs.ts';

/** What is there for everyone, and tells of nobody: probes, the description of the API, and what pages are drawn with. */
const open = /^\/(?:health|ready|operations\/metrics|api\/openapi\.json|assets\/.+|favicon\.ico)$/;

test('every address is a page or an API route that declares what it needs, or holds nothing of anybody', async () => {
  const hub = nowhereHub();
  const config = readConfig({});
  const server = buildServer(hub, config, { log: false, hubFor: async () => hub });
  await server.ready();
  const ground = openSignIn(hub, { settings: config.signIn, root: packageRoot });
  const look = { render: () => '', brand: completeBrand({}), version: '0', ground };
  const declared = new Set([
    ...hubPages(config, look).flatMap(({ path, submit }) => [
      ...[`GET ${path}`, `HEAD ${path}`],
      ...(submit ? [`POST ${path}`] : []),
    ]),
    ...apiRoutes.flatMap(({ method, path }) => [
      `${method} ${path}`,
      ...(method === 'GET' ? [`HEAD ${path}`] : []),
    ]),
  ]);
  const served = routesOf(server.printRoutes());
  assert.ok(served.length > declared.size);
  const undeclared = served.filter(
    (one) => !declared.has(one) && !open.test(one.split(' ')[1] ?? ''),
  );
  assert.deepEqual(undeclared, []);
  assert.deepEqual(
    [...declared].filter((one) => !served.includes(one)),
    [],
  );
  await server.close();
});

/** `GET /a/:b` for each route and method of the tree that Fastify prints, each level four characters further in. */
function routesOf(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] =
      /^([ │]*)[├└]── ([^(]*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (part === '') return [];
    const depth = indent.length / 4;
    above[depth] = `${depth === 0 ? '' : (above[depth - 1] ?? '')}${part}`;
    const path = above[depth] ?? '';
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${path}`);
  });
}
