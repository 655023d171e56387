import type { FastifyInstance } from 'fastify';
import { GatehouseError } from '../errors.ts';

/** What a body in JSON may call itself. */
export const jsonMediaType = 'application/json';

const mostBytes = 16 * 1024 * 1024;

/** Takes JSON, and nothing else, on the routes of this part of the server. */
export function acceptJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    jsonMediaType,
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => {
      try {
        done(null, JSON.parse(String(body)));
      } catch (cause) {
        const message = 'The body is not JSON. Check its brackets, commas and quotation marks.';
        done(new GatehouseError('API_NOT_JSON', message, { status: 400, cause }));
      }
    },
  );
  server.addContentTypeParser('*', (_request, _payload, done) =>
    done(
      new GatehouseError(
        'API_BODY_NOT_JSON',
        `Send JSON as the body, with the content type ${jsonMediaType}.`,
        { status: 415 },
      ),
    ),
  );
}
