import { parseArgs } from 'node:util';
import { z } from 'zod';

const parts = ['start', 'pages', 'import', 'ratings', 'ledger'] as const;
const engineNames = ['PGlite', 'PostgreSQL'] as const;
type Part = (typeof parts)[number];

/** What to measure and for how long. `databaseUrl` names a server on which databases may be made and dropped. */
export type Settings = {
  parts: readonly Part[];
  engines: ReadonlyArray<(typeof engineNames)[number]>;
  /** Of how many records the histories of the ledger are. */
  sizes: readonly number[];
  /** Seconds of load on each page, after the warm-up. */
  seconds: number;
  /** Rows of the file that is imported. */
  rows: number;
  /** How often an import and a COPY are timed in turn, and ratings; the median counts. */
  rounds: number;
  json: string | undefined;
  databaseUrl: string | undefined;
};

const wholeNumber = z.coerce.number().int().positive();

/** Reads the arguments and the environment; throws what parseArgs or zod says of a wrong one. */
export function readSettings(args: string[], env: Record<string, string | undefined>): Settings {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      engines: { type: 'string', default: engineNames.join() },
      sizes: { type: 'string', default: '100000,1000000,5000000' },
      seconds: { type: 'string', default: '10' },
      rows: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'string' },
    },
  });
  return {
    parts: positionals.length > 0 ? z.array(z.enum(parts)).parse(positionals) : parts,
    engines: z.array(z.enum(engineNames)).parse(values.engines.split(',')),
    sizes: z.array(wholeNumber).parse(values.sizes.split(',')),
    seconds: wholeNumber.parse(values.seconds),
    rows: wholeNumber.parse(values.rows),
    rounds: wholeNumber.parse(values.rounds),
    json: values.json,
    databaseUrl: env.BENCH_DATABASE_URL || env.TEST_DATABASE_URL || undefined,
  };
}
