import type { FastifyServerOptions } from 'fastify';

/** Whether to log on standard output, or at which level and where. */
export type Log = boolean | { level?: string; stream?: { write(line: string): void } };

const isoTime = () => `,"time":"${new Date().toISOString()}"`;

/** One JSON object a line, times in UTC; errors and requests without a word of what anybody sent. */
export function loggerOptions(log: Log): NonNullable<FastifyServerOptions['logger']> {
  if (log === false) return false;
  return {
    ...(log === true ? {} : log),
    timestamp: isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: (error: unknown) => ({ ...loggedError(error) }),
      req: ({ method }) => ({ method }),
    },
  };
}

/** What the log keeps of an error. */
export type LoggedError = {
  type: string;
  /** The code, or the kind where there is none. */
  message: string;
  code?: string;
  /** Names of the schema in an error of PostgreSQL. */
  table?: string;
  column?: string;
  constraint?: string;
  /** The places in the code, a line each. */
  stack: string;
  cause?: LoggedError;
};

const nameShape = /^[A-Za-z0-9_.-]{1,80}$/;
const frameShape = /^ {4}at [^\n]*?(?:\(?(?:file:|node:|\/)[^()\n]*:\d+:\d+\)?|\(<anonymous>\))$/;
const deepestCause = 5;
const mostFrames = 30;

/**
 * An error as its kind, code and stack. Messages stay out: those of parsers and of the database repeat what was
 * sent, and ours name what was asked for.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const type = nameShape.test(error.name) ? error.name : 'Error';
  const code = named(error, 'code');
  const known = Object.entries({
    code,
    table: named(error, 'table'),
    column: named(error, 'column'),
    constraint: named(error, 'constraint'),
  }).filter(([, name]) => name !== undefined);
  return {
    type,
    message: code ?? type,
    ...Object.fromEntries(known),
    stack: framesOf(error),
    ...(error.cause !== undefined &&
      depth < deepestCause && { cause: loggedError(error.cause, depth + 1) }),
  };
}

function named(error: Error, property: string): string | undefined {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' && nameShape.test(value) ? value : undefined;
}

/** The places in the code, without the message that stands before them. */
function framesOf({ stack = '', message }: Error): string {
  const from = message === '' ? 0 : stack.indexOf(message);
  const places = from === -1 ? stack : stack.slice(from + message.length);
  return places
    .split('\n')
    .filter((line) => frameShape.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim())
    .join('\n');
}
