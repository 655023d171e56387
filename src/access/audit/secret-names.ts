import { GatehouseError, type Problem } from '../../errors.ts';

const secretWords = new Set([
  ...[
    'password',
    'passwords',
    'passphrase',
    'passcode',
    'pwd',
    'secret',
    'secrets',
    'token',
    'tokens',
    'otp',
    'totp',
  ],
  ...[
    'cookie',
    'cookies',
    'credential',
    'credentials',
    'authorization',
    'bearer',
    'apikey',
    'verifier',
  ],
]);
/** With one of these at its end a name tells something of a secret, not the secret: `tokenId`, `passwordChangedAt`. */
const harmlessEnds = new Set([
  'id',
  'ids',
  'name',
  'number',
  'kind',
  'count',
  'at',
  'on',
  'by',
  'until',
]);

/**
 * Throws ACCESS_AUDIT_SECRET, naming every place, where something is called like a secret: a password, a token, a key of a
 * one-time code. Such a value never enters a trail that cannot be altered; to hand one over is a mistake in the program.
 */
export function refuseSecrets(parts: Readonly<Record<string, unknown>>): void {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(parts)) collect(value, name, problems);
  if (problems.length === 0) return;
  throw new GatehouseError(
    'ACCESS_AUDIT_SECRET',
    'The audit trail was handed a secret, and keeps none.',
    {
      status: 500,
      problems,
    },
  );
}

function collect(value: unknown, path: string, problems: Problem[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const place = `${path}.${name}`;
    if (member !== undefined && isSecret(name)) {
      problems.push({ message: `${place} is named like a secret.`, place: { path: place } });
    } else collect(member, place, problems);
  }
}

function isSecret(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  const joined = words.join('');
  const named = words.some((word) => secretWords.has(word)) || /apikey|privatekey/.test(joined);
  return named && !harmlessEnds.has(words.at(-1) ?? '');
}
