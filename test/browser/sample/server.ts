import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../../../src/config.ts';
import type { Hub } from '../../../src/hub.ts';
import {
  completeBrand,
  createRender,
  createServer,
  loadAssets,
  type Page,
  registerPages,
  type ServerOptions,
} from '../../../src/web/index.ts';
import { nowhereHub } from '../../hubs.ts';

type Options = Partial<ServerOptions> & { hub?: Hub; revision?: () => Promise<string> };

/** A server of a few pages, put together as the product's own is. */
export function sampleServer(pages: readonly Page[], options: Options = {}): FastifyInstance {
  const brand = completeBrand({});
  const assets = loadAssets(packageRoot, brand);
  const folders = [join(packageRoot, 'test/browser')];
  const render = createRender({ root: packageRoot, brand, assets, version: '0.0.0', folders });
  const server = createServer({ render, assets, logger: false, ...options });
  const revision = options.revision ?? (async () => 'always');
  const hub = options.hub ?? nowhereHub();
  const hubFor = async () => hub;
  registerPages(server, pages, { render, hubFor, revision });
  return server;
}
