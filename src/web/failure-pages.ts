import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { confirmAddress, signInAddress } from '../access/index.ts';
import { type Failure, failureBody, failureOf, notFound } from './failure.ts';
import { Finished } from './finished.ts';
import type { Render } from './render.ts';
import { sendFinished } from './send.ts';
import { publicVisitor, type Visitor, visitorBehind } from './visitor.ts';

const titles: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'You may not do that',
  404: 'Page not found',
  410: 'This can no longer be used',
  413: 'That is too large',
  429: 'Too many requests',
  500: 'Sorry, there is a problem with the service',
  503: 'Sorry, the service is busy',
};
const mostProblemsShown = 200;

/** Answers every refusal and failure: a page for people, JSON under `/api`; the cause of a failure goes to the log alone. */
export function registerFailures(server: FastifyInstance, render: Render): void {
  const lostPage = (visitor: Visitor) =>
    new Finished({
      status: 404,
      mediaType: 'text/html; charset=utf-8',
      body: Buffer.from(failurePage(render, notFound, { visitor })),
    });
  const lost = lostPage(publicVisitor);
  server.setNotFoundHandler((request, reply) => {
    if (isApi(request.url)) return reply.code(404).send(failureBody(notFound));
    const visitor = visitorBehind(request);
    return sendFinished(request, reply, visitor.signedIn ? lostPage(visitor) : lost, 'no-store');
  });
  server.setErrorHandler(failureHandler(render));
}

/** Answers an error; also those that the framework meets before it knows the route, such as an unreadable address. */
export function failureHandler(render: Render) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = failureOf(error);
    const elsewhere = isApi(request.url) ? undefined : wayOn(failure, request);
    if (elsewhere !== undefined) {
      reply.header('cache-control', 'no-store').redirect(elsewhere, 303);
      return;
    }
    if (failure.status >= 500) {
      request.log.error({ err: error }, 'request failed');
    }
    sendFailure(request, reply, render, failure);
  };
}

/** Where somebody is sent who only has to sign in first, or to confirm that it is them. */
function wayOn({ code }: Failure, { url, method }: FastifyRequest): string | undefined {
  if (code === 'ACCESS_STEP_UP') return confirmAddress(url);
  return code === 'ACCESS_SIGN_IN' && method === 'GET' ? signInAddress(url) : undefined;
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
  reply.type('text/html; charset=utf-8').send(
    failurePage(render, failure, {
      visitor: visitorBehind(request),
      reference: failure.status >= 500 ? request.id : undefined,
    }),
  );
}

function failurePage(
  render: Render,
  failure: Failure,
  { visitor, reference }: { visitor: Visitor; reference?: string | undefined },
): string {
  const title = titles[failure.status] ?? 'That did not work';
  const more = Math.max(0, failure.problems.length - mostProblemsShown);
  const problems = failure.problems.slice(0, mostProblemsShown);
  const { status, message } = failure;
  const refused = status < 500 && status !== 404;
  const frame = { title, visitor, path: '' };
  return render(
    'web/views/failure.njk',
    refused ? { ...frame, problems, problemSummary: message } : frame,
    { status, message, more, reference },
  );
}

function isApi(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url);
}
