import { randomUUID } from 'node:crypto';
import formBody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { type FastifyInstance, type FastifyServerOptions, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { registerAssets } from './asset-routes.ts';
import type { Assets } from './assets.ts';
import { closeConnectionsAsTheyFallIdle } from './closing.ts';
import { failureHandler, registerFailures } from './failure-pages.ts';
import type { Render } from './render.ts';
import { crossSiteRefusal } from './same-origin.ts';
import { leastHeaders, permissionsPolicy, securityHeaders } from './security.ts';
import { uploadLimits } from './upload.ts';

export type ServerOptions = {
  render: Render;
  assets: Assets;
  /** Whose X-Forwarded-* headers to believe, as Fastify's `trustProxy`. */
  trustProxy?: boolean | string;
  /** True when every visitor comes over HTTPS: sends HSTS. */
  behindTls?: boolean;
  logger?: FastifyServerOptions['logger'];
};

const bodyLimitBytes = 1024 * 1024;
const fiveMinutes = 300_000;

/** The web server without any room: headers, forms, assets, errors. Listening and closing are the caller's. */
export function createServer(options: ServerOptions): FastifyInstance {
  const answerFailure = failureHandler(options.render);
  const server = fastify({
    logger: options.logger ?? true,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => {
      // No hook has run, so nobody has set the headers.
      reply.headers(leastHeaders);
      answerFailure(error, request, reply);
    },
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimitBytes,
    // Long enough for 50 MB over a slow line; Node.js itself gives the headers a minute.
    requestTimeout: fiveMinutes,
    connectionTimeout: fiveMinutes,
    routerOptions: { ignoreTrailingSlash: true },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('permissions-policy', permissionsPolicy);
    done();
  });
  server.register(helmet, securityHeaders(options.behindTls ?? false));
  server.addHook('onRequest', (request, _reply, done) => done(crossSiteRefusal(request)));
  server.register(formBody, { bodyLimit: bodyLimitBytes });
  server.register(multipart, { limits: uploadLimits });
  closeConnectionsAsTheyFallIdle(server);
  registerFailures(server, options.render);
  registerAssets(server, options.assets);
  return server;
}
