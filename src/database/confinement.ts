import { z } from 'zod';
import { GatehouseError } from '../errors.ts';

/** Which providers something reaches: all of them, or those whose ids are listed (none, where the list is empty). */
export type Reach = 'everywhere' | readonly string[];

/** The kinds of rows that the database itself keeps from whoever may not see them; each table is of one kind. */
export const guardedKinds = ['performance', 'records', 'agreements', 'returns', 'audit'] as const;
export type GuardedKind = (typeof guardedKinds)[number];

/**
 * What the statements of one caller see and may write of the guarded tables: `whole` is everything; otherwise of each
 * kind the rows of the providers that its reach names. Tables that are not guarded are not concerned.
 */
export type Confinement = 'whole' | Readonly<Record<GuardedKind, Reach>>;

const reachSchema = z.union([z.literal('everywhere'), z.array(z.string())]);

/** A confinement as another process sends it. */
export const confinementSchema: z.ZodType<Confinement> = z.union([
  z.literal('whole'),
  z.object({
    performance: reachSchema,
    records: reachSchema,
    agreements: reachSchema,
    returns: reachSchema,
    audit: reachSchema,
  }),
]);

/** An id that can stand in a list between commas, and between quotes. */
const plainId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Begins a transaction, confined where that is asked for. */
export function beginning(confinement: Confinement | undefined): string {
  return confinement ? `begin; ${confiningStatement(confinement)}` : 'begin';
}

/**
 * The statement that confines what follows it in its transaction, and nothing after that: the role, and of each kind the
 * reach as the policies read it. It gives no row (an offset of one passes over the only one). Throws DATABASE_BAD_REACH where a reach names something that is no id.
 */
export function confiningStatement(confinement: Confinement): string {
  if (confinement === 'whole') return "select set_config('role', 'gatehouse_whole', true) offset 1";
  const settings = guardedKinds.map(
    (kind) => `set_config('gatehouse.${kind}', '${reachText(confinement[kind])}', true)`,
  );
  return `select ${settings.join(', ')}, set_config('role', 'gatehouse_scoped', true) offset 1`;
}

function reachText(reach: Reach): string {
  if (reach === 'everywhere') return '*';
  const odd = reach.find((id) => !plainId.test(id));
  if (odd === undefined) return reach.join(',');
  throw new GatehouseError(
    'DATABASE_BAD_REACH',
    `A reach names “${odd}”, which is no id of a provider, region or nation. Correct the role that was given.`,
    { status: 500 },
  );
}
