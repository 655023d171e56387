import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { GatehouseError } from './errors.ts';

/** The folder that holds `package.json`, `data`, `definitions` and `migrations` (this file runs from `dist/src`). */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);

const environment = z.object({
  PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(blankIsUnset, z.string().default('localhost')),
  GATEHOUSE_DATA_DIR: z.preprocess(blankIsUnset, z.string().default('.gatehouse')),
  GATEHOUSE_BRAND_NAME: z.preprocess(blankIsUnset, z.string().default('Gatehouse')),
  GATEHOUSE_BRAND_COLOUR: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #1d3b53')
      .optional(),
  ),
  GATEHOUSE_BEHIND_TLS: z.preprocess(blankIsUnset, z.enum(['0', '1']).default('0')),
  GATEHOUSE_ALLOW_EMBEDDED: z.preprocess(blankIsUnset, z.enum(['0', '1']).default('0')),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\//,
        'an address such as postgres://user:password@host:5432/gatehouse',
      )
      .optional(),
  ),
  CHROMIUM_PATH: z.preprocess(blankIsUnset, z.string().optional()),
  NODE_ENV: z.preprocess(blankIsUnset, z.string().default('development')),
});

/** Everything that the surroundings decide, read once at start. */
export type Config = {
  root: string;
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  brand: { name: string; colour: string | undefined };
  behindTls: boolean;
  /** A Chromium that prints documents to PDF; where none is named, it is looked for. */
  chromiumPath: string | undefined;
  production: boolean;
};

/** Reads the environment; throws CONFIG_INVALID naming every variable that cannot be used, all at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => ({
      message: `${issue.path.join('.')} cannot be used: ${issue.message}`,
    }));
    throw new GatehouseError('CONFIG_INVALID', 'The settings cannot be used.', { problems });
  }
  const set = read.data;
  const production = set.NODE_ENV === 'production';
  if (production && !set.DATABASE_URL && set.GATEHOUSE_ALLOW_EMBEDDED !== '1') {
    throw new GatehouseError(
      'CONFIG_EMBEDDED_IN_PRODUCTION',
      'In production, set DATABASE_URL to a PostgreSQL server. The embedded store does not survive a power cut with certainty; to use it all the same, set GATEHOUSE_ALLOW_EMBEDDED=1.',
    );
  }
  return {
    root: packageRoot,
    port: set.PORT,
    host: set.HOST,
    dataDir: set.GATEHOUSE_DATA_DIR,
    databaseUrl: set.DATABASE_URL,
    brand: { name: set.GATEHOUSE_BRAND_NAME, colour: set.GATEHOUSE_BRAND_COLOUR },
    behindTls: set.GATEHOUSE_BEHIND_TLS === '1',
    chromiumPath: set.CHROMIUM_PATH,
    production,
  };
}
