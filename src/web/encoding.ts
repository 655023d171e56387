import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

const smallestWorthIt = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding that an Accept-Encoding header allows; brotli before gzip. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (accept === undefined || accept === '') return 'identity';
  const accepted = new Set(accept.split(',').map(acceptedName));
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
}

/** Whether a body of this kind and size gets smaller by compression; archives and images do not. */
export function worthCompressing(mediaType: string, bytes: number): boolean {
  return bytes >= smallestWorthIt && /^text\/|json|xml|javascript/.test(mediaType);
}

/** The body in an encoding; on the thread pool, so that requests keep flowing. */
export async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    return await brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    });
  }
  return encoding === 'gzip' ? await zip(body, { level: 6 }) : body;
}

function acceptedName(part: string): string {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const refused = parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  return refused ? '' : name;
}
