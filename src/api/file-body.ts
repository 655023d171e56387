import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import { LIMITS } from '../spreadsheet/index.ts';

/** What a file may call itself; what it holds is told from its bytes. */
export const fileMediaTypes = [
  'application/octet-stream',
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const;

/** The bytes of a file that is the whole body of a request. */
export const fileBody = z
  .custom<Buffer>(Buffer.isBuffer, 'Send the file itself as the body of the request.')
  .meta({ description: 'The file itself, up to 50 MB.' });

/** Takes files as they are, and nothing else, on the routes of this part of the server. */
export function acceptFiles(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    [...fileMediaTypes],
    { parseAs: 'buffer', bodyLimit: LIMITS.fileBytes },
    (_request, body, done) => done(null, body),
  );
  server.addContentTypeParser('*', (_request, _payload, done) =>
    done(
      new GatehouseError(
        'API_NOT_A_FILE',
        `Send the file itself as the body, with the content type ${fileMediaTypes[0]} or ${fileMediaTypes[1]}.`,
        { status: 415 },
      ),
    ),
  );
}
