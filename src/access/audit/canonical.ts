import { GatehouseError } from '../../errors.ts';

/**
 * A value as JSON that has one form only: names in the order of their UTF-16 code units, no spaces, numbers and
 * texts as ECMAScript writes them (RFC 8785, JSON Canonicalization Scheme). Members without a value are left out, dates
 * become their instant. Throws ACCESS_AUDIT_UNSTORABLE for what JSON cannot hold, such as NaN, a Map or bytes.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value instanceof Date) return canonicalJson(value.toISOString());
  if (isPlain(value)) return canonicalObject(value);
  throw new GatehouseError(
    'ACCESS_AUDIT_UNSTORABLE',
    `The audit trail keeps what JSON can hold, not ${Object.prototype.toString.call(value)}.`,
    { status: 500 },
  );
}

/** Names that become the same are one, the last: as the database keeps them. */
function canonicalObject(value: Record<string, unknown>): string {
  const members = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) members.set(storable(name), member);
  }
  const written = [...members]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${written.join(',')}}`;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair; both become the replacement character, U+FFFD. */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
