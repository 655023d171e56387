import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Assets } from './assets.ts';
import { keepForever, sendFinished } from './send.ts';

/** Serves composed texts from memory and images from their folders; every address changes with its content. */
export function registerAssets(server: FastifyInstance, assets: Assets): void {
  for (const [url, finished] of assets.composed) {
    server.get(url, { schema: { hide: true } }, (request, reply) =>
      sendFinished(request, reply, finished, keepForever),
    );
  }
  const common = { decorateReply: false, index: false, maxAge: '365d', immutable: true } as const;
  server.register(fastifyStatic, {
    ...common,
    root: assets.imagesFolder,
    prefix: '/assets/images/',
  });
  server.register(fastifyStatic, {
    ...common,
    root: assets.mojIconsFolder,
    prefix: '/assets/moj/',
    // The folder also holds crests and logotypes, which are not ours to show.
    allowedPath: (path: string) => /^\/?icon-[a-z-]+\.(svg|png)$/.test(path),
  });
}
