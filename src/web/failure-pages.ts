import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, failureBody, failureOf, notFound } from './failure.ts';
import { Finished } from './finished.ts';
import type { Render } from './render.ts';
import { sendFinished } from './send.ts';

const titles: Readonly<Record<number, string>> = {
  403: 'You cannot do that from here',
  404: 'Page not found',
  413: 'That is too large',
  500: 'Sorry, there is a problem with the service',
  503: 'Sorry, the service is busy',
};
const mostProblemsShown = 200;

/** Answers every refusal and failure: a page for people, JSON under `/api`; the cause of a failure goes to the log alone. */
export function registerFailures(server: FastifyInstance, render: Render): void {
  const lost = new Finished({
    status: 404,
    mediaType: 'text/html; charset=utf-8',
    body: Buffer.from(failurePage(render, notFound)),
  });
  server.setNotFoundHandler((request, reply) => {
    if (isApi(request.url)) return reply.code(404).send(failureBody(notFound));
    return sendFinished(request, reply, lost, 'no-store');
  });
  server.setErrorHandler(failureHandler(render));
}

/** Answers an error; also those that the framework meets before it knows the route, such as an unreadable address. */
export function failureHandler(render: Render) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = failureOf(error);
    if (failure.status >= 500) {
      request.log.error({ err: error, method: request.method, url: request.url }, 'request failed');
    }
    sendFailure(request, reply, render, failure);
  };
}

function sendFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  render: Render,
  failure: Failure,
): void {
  reply.code(failure.status).header('cache-control', 'no-store');
  if (isApi(request.url)) {
    reply.send(failureBody(failure));
    return;
  }
  reply
    .type('text/html; charset=utf-8')
    .send(failurePage(render, failure, failure.status >= 500 ? request.id : undefined));
}

function failurePage(render: Render, failure: Failure, reference?: string): string {
  const title = titles[failure.status] ?? 'That did not work';
  const more = Math.max(0, failure.problems.length - mostProblemsShown);
  const problems = failure.problems.slice(0, mostProblemsShown);
  const { status, message } = failure;
  const refused = status < 500 && status !== 404;
  return render(
    'web/views/failure.njk',
    refused ? { title, path: '', problems, problemSummary: message } : { title, path: '' },
    { status, message, more, reference },
  );
}

function isApi(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url);
}
