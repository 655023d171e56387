import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { GatehouseError, type Problem } from '../errors.ts';

/** What a client is told when a request is refused or fails. */
export type Failure = {
  status: number;
  code: string;
  message: string;
  problems: readonly Problem[];
};

/** What the framework refuses by itself, in our words. */
const refusals: Readonly<Record<number, { code: string; message: string }>> = {
  400: {
    code: 'WEB_REQUEST_UNREADABLE',
    message: 'The request cannot be read. Check how it is written and send it again.',
  },
  404: { code: 'WEB_NOT_FOUND', message: 'There is nothing at this address.' },
  413: {
    code: 'WEB_TOO_LARGE',
    message:
      'What was sent is too large. A file may have up to 50 MB, one file at a time; everything else up to 1 MB.',
  },
  415: {
    code: 'WEB_MEDIA_TYPE_UNKNOWN',
    message: 'The request has a content type that this address does not read.',
  },
};

const unexpected = {
  status: 500,
  code: 'WEB_UNEXPECTED',
  message: 'Something went wrong on our side. It has been recorded.',
  problems: [],
};
const busy = {
  status: 503,
  code: 'WEB_BUSY',
  message: 'The service is busy or restarting. Try again in a minute.',
  problems: [],
};

const withStatus = z.object({ statusCode: z.number().int() });

/** What may be said about an error: a refusal in full, an unexpected failure without any of its text. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GatehouseError && error.status < 500) {
    const { status, code, message, problems } = error;
    return { status, code, message, problems };
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validation);
  const found = withStatus.safeParse(error);
  const status = error instanceof GatehouseError ? error.status : found.data?.statusCode;
  if (status === 503) return busy;
  if (status === undefined || status < 400 || status >= 500) return unexpected;
  return { status, problems: [], ...(refusals[status] ?? refused(status)) };
}

/** Nothing answers to this address. */
export const notFound: Failure = failureOf(
  new GatehouseError('WEB_NOT_FOUND', 'There is nothing at this address.', { status: 404 }),
);

/** The body of an API error. */
export function failureBody(failure: Failure) {
  const { code, message, problems } = failure;
  return { error: { code, message, problems } };
}

function refused(status: number) {
  return { code: 'WEB_REFUSED', message: `The request was refused (HTTP status ${status}).` };
}

function invalidRequest(
  issues: ReadonlyArray<{ instancePath: string; message?: string | undefined }>,
): Failure {
  const problems = issues.map(({ instancePath, message = 'cannot be read' }) => {
    const path = instancePath.replace(/^\//, '').replaceAll('/', '.');
    return path === '' ? { message } : { message: `${path}: ${message}`, place: { path } };
  });
  return {
    status: 400,
    code: 'WEB_REQUEST_INVALID',
    message: 'The request does not have the form that this address reads.',
    problems,
  };
}
