import type { z } from 'zod';
import { GatehouseError, type Problem } from '../errors.ts';

/** What a schema makes of what arrived; throws WEB_ADDRESS_UNREADABLE or WEB_FORM_UNREADABLE with every problem. */
export function read<T extends z.ZodObject>(
  schema: T,
  found: unknown,
  what: 'address' | 'form',
): z.output<T> {
  const result = schema.safeParse(found);
  if (result.success) return result.data;
  const code = what === 'address' ? 'WEB_ADDRESS_UNREADABLE' : 'WEB_FORM_UNREADABLE';
  const message =
    what === 'address'
      ? 'The address of this page holds something that it cannot read.'
      : 'Some answers cannot be read.';
  throw new GatehouseError(code, message, { problems: problemsOf(result.error.issues) });
}

/** Zod's issues as problems, each with the name of the field it stands in. */
export function problemsOf(
  issues: ReadonlyArray<{ path: readonly PropertyKey[]; message: string }>,
): Problem[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    return path === ''
      ? { message: issue.message }
      : { message: `${path}: ${issue.message}`, place: { path } };
  });
}

/** The fields that were filled in: an untouched field arrives as an empty text. */
export function filledIn(found: unknown): Record<string, unknown> {
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found)
      .map(([name, value]) => [name, dropBlanks(value)])
      .filter(([, value]) => value !== undefined),
  );
}

function dropBlanks(value: unknown): unknown {
  if (!Array.isArray(value)) return value === '' ? undefined : value;
  const filled = value.filter((one) => one !== '');
  return filled.length === 0 ? undefined : filled;
}
