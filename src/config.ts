import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readSignInSettings, type SignInSettings } from './access/index.ts';
import { GatehouseError, type Problem } from './errors.ts';
import { type MailSettings, readMailSettings } from './mail/index.ts';

/** The folder that holds `package.json`, `data`, `definitions` and `migrations` (this file runs from `dist/src`). */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Ten pages a second, each with what belongs to it, from a whole office behind one address. */
const generousRate = 3000;

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
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  GATEHOUSE_DATA_DIR: z.string().default('.gatehouse'),
  GATEHOUSE_BRAND_NAME: z.string().default('Gatehouse'),
  GATEHOUSE_BRAND_COLOUR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #1d3b53')
    .optional(),
  GATEHOUSE_BEHIND_TLS: z.enum(['0', '1']).default('0'),
  GATEHOUSE_ALLOW_EMBEDDED: z.enum(['0', '1']).default('0'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address such as postgres://user:password@host:5432/gatehouse')
    .optional(),
  GATEHOUSE_TRUSTED_PROXIES: addresses.optional(),
  GATEHOUSE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).optional(),
  GATEHOUSE_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{32,}$/, 'at least 32 letters, digits or - . _ ~ + / =')
    .optional(),
  CHROMIUM_PATH: z.string().optional(),
  NODE_ENV: z.string().default('development'),
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

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws CONFIG_INVALID naming every variable that cannot be used, all at once. */
export function readConfig(env: Environment): Config {
  const given = withoutBlanks(env);
  const problems: Problem[] = [];
  const set = gather(problems, () => readOwn(given));
  const signIn = gather(problems, () => readSignInSettings(given));
  const mail = gather(problems, () => readMailSettings(given));
  if (!set || !signIn || problems.length > 0) throw unusable(problems);
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
    signIn: {
      ...signIn,
      ...{
        dataDir: set.GATEHOUSE_DATA_DIR,
        behindTls: set.GATEHOUSE_BEHIND_TLS === '1',
        production,
      },
    },
    mail,
  };
}

/** A variable that is set to nothing, as compose files leave it, is not set. */
function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function readOwn(given: Environment): z.output<typeof environment> {
  const read = environment.safeParse(given);
  if (read.success) return read.data;
  throw unusable(
    read.error.issues.map(({ path, message }) => ({
      message: `${path.join('.')} cannot be used: ${message}`,
    })),
  );
}

/** What is read; where it cannot be, its problems go to those of the other settings. */
function gather<T>(problems: Problem[], readSome: () => T): T | undefined {
  try {
    return readSome();
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'CONFIG_INVALID') throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function unusable(problems: readonly Problem[]): GatehouseError {
  return new GatehouseError('CONFIG_INVALID', 'The settings cannot be used.', { problems });
}
