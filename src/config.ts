import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readSignInSettings, type SignInSettings } from './access/index.ts';
import { type MailSettings, readMailSettings } from './deliver/index.ts';
import { GatehouseError } from './errors.ts';

/** The folder that holds `package.json`, `data`, `definitions` and `migrations` (this file runs from `dist/src`). */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Ten pages a second, each with what belongs to it, from a whole office behind one address. */
const generousRate = 3000;

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);

/** `10.0.0.0/8, ::1` as a list. */
const addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .refine(
    (list) => list.every(isNetwork),
    'addresses and networks between commas, such as 10.0.0.0/8, ::1',
  );

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

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
  GATEHOUSE_TRUSTED_PROXIES: z.preprocess(blankIsUnset, addresses.optional()),
  GATEHOUSE_REQUESTS_PER_MINUTE: z.preprocess(
    blankIsUnset,
    z.coerce.number().int().min(0).optional(),
  ),
  GATEHOUSE_METRICS_TOKEN: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^[\w.~+/=-]{32,}$/, 'at least 32 letters, digits or - . _ ~ + / =')
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
  /** Addresses and networks of the proxies whose word about the visitor is believed. */
  trustedProxies: readonly string[];
  /** From one address; 0 for as many as come. */
  requestsPerMinute: number;
  /** Who sends it may read the telemetry; without one, programs of this machine may, but not in production. */
  metricsToken: string | undefined;
  /** A Chromium that prints documents to PDF; where none is named, it is looked for. */
  chromiumPath: string | undefined;
  production: boolean;
  signIn: SignInSettings;
  /** How mail is sent; without it none is. */
  mail: MailSettings | undefined;
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
    trustedProxies: set.GATEHOUSE_TRUSTED_PROXIES ?? [],
    requestsPerMinute: set.GATEHOUSE_REQUESTS_PER_MINUTE ?? (production ? generousRate : 0),
    metricsToken: set.GATEHOUSE_METRICS_TOKEN,
    chromiumPath: set.CHROMIUM_PATH,
    production,
    signIn: readSignInSettings(env, {
      dataDir: set.GATEHOUSE_DATA_DIR,
      behindTls: set.GATEHOUSE_BEHIND_TLS === '1',
      production,
    }),
    mail: readMailSettings(env),
  };
}
