import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** How one request was answered. The route is a template such as `/providers/:id`, never the address that was sent. */
export type Answered = {
  method: string;
  route: string;
  status: number;
  milliseconds: number;
};

/** Writes one line for every answer, and tells whoever counts them. */
export function noteAnswers(server: FastifyInstance, told: (answered: Answered) => void): void {
  server.addHook('onResponse', (request, reply, done) => {
    noteAnswer(request, reply, told);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    request.log.info({ method: request.method, route: routeOf(request) }, 'visitor left');
    done();
  });
}

/** The same for what the framework answers before a hook runs. */
export function noteAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  told: (answered: Answered) => void,
): void {
  const answered = {
    method: request.method,
    route: routeOf(request),
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
  };
  request.log.info(answered, 'answered');
  told(answered);
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
