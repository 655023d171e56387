import formBody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Answered, noteAnswer, noteAnswers } from './answered.ts';
import { registerAssets } from './asset-routes.ts';
import type { Assets } from './assets.ts';
import { closeInOrder } from './closing.ts';
import { failureHandler, registerFailures } from './failure-pages.ts';
import { readFields, unreadable } from './form-fields.ts';
import { type Log, loggerOptions } from './logging.ts';
import type { Render } from './render.ts';
import { requestIds } from './request-id.ts';
import { limitRequestRate } from './request-rate.ts';
import { crossSiteRefusal } from './same-origin.ts';
import { leastHeaders, permissionsPolicy, securityHeaders } from './security.ts';
import { trustedProxies } from './trusted-proxies.ts';
import { uploadLimits } from './upload.ts';

export type ServerOptions = {
  render: Render;
  assets: Assets;
  /** Addresses and networks of proxies: what they say of the visitor and of the request's id is believed. */
  trustedProxies?: readonly string[];
  /** True when every visitor comes over HTTPS: sends HSTS. */
  behindTls?: boolean;
  /** Origins to which the answer to a form may lead on. */
  formTargets?: readonly string[];
  /** From one address; without it, or with 0, as many as come. */
  requestsPerMinute?: number;
  logger?: Log;
  /** Told of every answer. */
  answered?: (answered: Answered) => void;
};

const bodyLimitBytes = 1024 * 1024;
const headerLimitBytes = 16 * 1024;
const fiveMinutes = 300_000;

/** The web server without any room: headers, forms, assets, errors. Listening and closing are the caller's. */
export function createServer(options: ServerOptions): FastifyInstance {
  const server = bareServer(options);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  noteAnswers(server, options.answered ?? (() => undefined));
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('permissions-policy', permissionsPolicy);
    done();
  });
  server.register(helmet, securityHeaders(options.behindTls ?? false, options.formTargets));
  if (options.requestsPerMinute) limitRequestRate(server, options.requestsPerMinute);
  server.addHook('onRequest', (request, _reply, done) =>
    done(crossSiteRefusal(request) ?? unreadable(request.url)),
  );
  server.register(formBody, { bodyLimit: bodyLimitBytes, parser: readFields });
  server.register(multipart, { limits: uploadLimits });
  closeInOrder(server);
  registerFailures(server, options.render);
  registerAssets(server, options.assets);
  return server;
}

/** The framework with its limits and its log. */
function bareServer(options: ServerOptions): FastifyInstance {
  const { render, answered = () => undefined } = options;
  const answerFailure = failureHandler(render);
  const isTrusted = trustedProxies(options.trustedProxies ?? []);
  return fastify({
    logger: loggerOptions(options.logger ?? true),
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    frameworkErrors: (error, request, reply) => {
      // No hook has run, so nobody has set the headers.
      reply.headers(leastHeaders).header('x-request-id', request.id);
      answerFailure(error, request, reply);
      noteAnswer(request, reply, answered);
    },
    trustProxy: (options.trustedProxies ?? []).length > 0 && isTrusted,
    genReqId: requestIds(isTrusted),
    bodyLimit: bodyLimitBytes,
    http: { maxHeaderSize: headerLimitBytes },
    // Long enough for 50 MB over a slow line; Node.js itself gives the headers a minute.
    requestTimeout: fiveMinutes,
    connectionTimeout: fiveMinutes,
    routerOptions: { ignoreTrailingSlash: true },
  });
}
