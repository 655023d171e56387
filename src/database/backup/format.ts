import { z } from 'zod';

/**
 * A backup is a text in gzip (RFC 1952), one JSON text a line (RFC 8259): first the header; then of each table, in the
 * order of the header, a line that names it, its rows and a line that says how many they were; then the end.
 * A row is an array of the columns' texts as PostgreSQL writes them, null for SQL's null.
 */
export const formatVersion = 1;

const columnSchema = z.object({
  name: z.string(),
  /** As PostgreSQL names it in full. */
  type: z.string(),
  required: z.boolean(),
  identity: z.enum(['', 'a', 'd']),
  collation: z.string().nullable(),
  default: z.string().nullable(),
  /** Whether its values are ordered by a collation. */
  collated: z.boolean(),
});

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(columnSchema).min(1),
  /** The columns of the primary key, in order. */
  key: z.array(z.string()),
  // What follows makes a table that no migration makes: that of a record type. Who sees its rows is said at every start.
  constraints: z.array(z.object({ name: z.string(), kind: z.string(), definition: z.string() })),
  indexes: z.array(z.string()),
});

export const headerSchema = z.object({
  gatehouse: z.literal('backup'),
  format: z.number(),
  program: z.string(),
  engine: z.enum(['PGlite', 'PostgreSQL']),
  takenAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  /** The number that a sequence gave last, or gives first where it is not `used` yet. */
  sequences: z.array(z.object({ name: z.string(), at: z.string(), used: z.boolean() })),
});

export const tableBeginSchema = z.object({ table: z.string() });
export const tableEndSchema = z.object({ rows: z.number(), sha256: z.string() });
/** The hash is that of all lines that are no rows, so that it stands for the whole. */
export const endSchema = z.object({ end: z.literal(true), sha256: z.string() });

export type Column = z.infer<typeof columnSchema>;
export type Table = z.infer<typeof tableSchema>;
export type Header = z.infer<typeof headerSchema>;

/** How many rows a table has, and the SHA-256 of their lines, each with its line feed (FIPS 180-4). */
export type Sum = z.infer<typeof tableEndSchema>;

/** What stands in a backup: its header, and of each table how many rows with which hash. */
export type Manifest = { header: Header; sums: ReadonlyMap<string, Sum> };

/** How many rows a backup holds in all. */
export function rowsIn({ sums }: Manifest): number {
  return [...sums.values()].reduce((all, { rows }) => all + rows, 0);
}
