import { z } from 'zod';
import { GatehouseError, type Problem } from '../../errors.ts';
import { type GroupRole, readGroupRoles } from './group-roles.ts';

/** How to reach the provider by which an organisation's people sign in. */
export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the provider is called on the pages, such as Justice sign-in. */
  name: string;
  /** The claim that lists somebody's groups. */
  rolesClaim: string;
  groupRoles: readonly GroupRole[];
  publicUrl: string;
};

/** What is set of signing in, and what else it must know of its surroundings. */
export type SignInSettings = SetToSignIn & {
  dataDir: string;
  behindTls: boolean;
  production: boolean;
};

type SetToSignIn = {
  /** Seals passwords and the secrets of authenticator apps; where it is not set, development makes a key file of its own. */
  secret: string | undefined;
  /** What was sealed before the secret was changed is opened with this one. */
  secretBefore?: string | undefined;
  /** Where this hub is reached, without a slash at the end; undefined where that is not told. */
  publicUrl: string | undefined;
  provider: ProviderSettings | undefined;
};

const fewestSecretCharacters = 32;
const optional = z.string().optional();

const secret = z
  .string()
  .min(fewestSecretCharacters, `at least ${fewestSecretCharacters} random characters`)
  .optional();

const environment = z.object({
  GATEHOUSE_SECRET: secret,
  GATEHOUSE_SECRET_BEFORE: secret,
  GATEHOUSE_PUBLIC_URL: optional,
  GATEHOUSE_OIDC_ISSUER: optional,
  GATEHOUSE_OIDC_CLIENT_ID: optional,
  GATEHOUSE_OIDC_CLIENT_SECRET: optional,
  GATEHOUSE_OIDC_NAME: z.string().default('your organisation'),
  GATEHOUSE_OIDC_ROLES_CLAIM: z.string().default('groups'),
  GATEHOUSE_OIDC_ROLES: z.string().default(''),
});
type Environment = z.output<typeof environment>;

/** Reads the settings of signing in; throws CONFIG_INVALID naming every variable that cannot be used, all at once. */
export function readSignInSettings(env: Readonly<Record<string, string | undefined>>): SetToSignIn {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw unusable(
      read.error.issues.map(({ path, message }) => ({
        message: `${path.join('.')} cannot be used: ${message}`,
      })),
    );
  }
  const problems: Problem[] = [];
  const provider = providerOf(read.data, problems);
  const { GATEHOUSE_SECRET: secretNow, GATEHOUSE_SECRET_BEFORE: secretBefore } = read.data;
  if (secretBefore !== undefined && (secretNow === undefined || secretNow === secretBefore)) {
    problems.push({
      message: 'GATEHOUSE_SECRET_BEFORE is of use only beside another GATEHOUSE_SECRET.',
    });
  }
  if (problems.length > 0) throw unusable(problems);
  return {
    secret: secretNow,
    secretBefore,
    publicUrl: withoutSlash(read.data.GATEHOUSE_PUBLIC_URL),
    provider,
  };
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}

function unusable(problems: readonly Problem[]): GatehouseError {
  return new GatehouseError('CONFIG_INVALID', 'The settings cannot be used.', { problems });
}

function providerOf(set: Environment, problems: Problem[]): ProviderSettings | undefined {
  const issuer = set.GATEHOUSE_OIDC_ISSUER;
  if (issuer === undefined) return undefined;
  const needed = (name: keyof Environment): string => {
    const value = set[name];
    if (value !== undefined) return value;
    problems.push({ message: `${name} is missing: GATEHOUSE_OIDC_ISSUER needs it.` });
    return '';
  };
  const publicUrl = needed('GATEHOUSE_PUBLIC_URL');
  for (const [name, url] of [
    ['GATEHOUSE_OIDC_ISSUER', issuer],
    ['GATEHOUSE_PUBLIC_URL', publicUrl],
  ] as const) {
    if (url !== '' && !isSafeAddress(url)) {
      problems.push({
        message: `${name} cannot be used: an address that begins with https:// (http:// only on this machine itself).`,
      });
    }
  }
  const groups = readGroupRoles(set.GATEHOUSE_OIDC_ROLES);
  problems.push(...groups.problems);
  return {
    issuer,
    clientId: needed('GATEHOUSE_OIDC_CLIENT_ID'),
    clientSecret: needed('GATEHOUSE_OIDC_CLIENT_SECRET'),
    name: set.GATEHOUSE_OIDC_NAME,
    rolesClaim: set.GATEHOUSE_OIDC_ROLES_CLAIM,
    groupRoles: groups.roles,
    publicUrl: withoutSlash(publicUrl) ?? '',
  };
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether secrets may be sent to an address: over TLS, or without leaving this machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}
