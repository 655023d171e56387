import { GatehouseError } from '../errors.ts';

/** A statement with its parameters apart: `text` has $1, $2 … where `values` go. */
export type Sql = { readonly text: string; readonly values: readonly unknown[] };

const fragments = new WeakSet<object>();

/** Builds a statement; every `${value}` becomes a parameter, a nested `sql` is taken in as it stands. */
export function sql(strings: TemplateStringsArray, ...given: readonly unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  given.forEach((value, index) => {
    text += isFragment(value) ? renumber(value, values) : parameter(value, values);
    text += strings[index + 1] ?? '';
  });
  return fragment(text, values);
}

/** A quoted name of a table or column; the only place where a name becomes SQL. Throws DATABASE_BAD_NAME on an empty name or a NUL. */
export function identifier(name: string): Sql {
  if (name === '' || name.includes('\0')) {
    throw new GatehouseError(
      'DATABASE_BAD_NAME',
      'A name in SQL is neither empty nor holds a NUL.',
    );
  }
  return fragment(`"${name.replaceAll('"', '""')}"`, []);
}

/** A statement that another process built with `sql` and sent as text and values. */
export function restore(text: string, values: readonly unknown[]): Sql {
  return fragment(text, values);
}

function fragment(text: string, values: readonly unknown[]): Sql {
  const made = Object.freeze({ text, values });
  fragments.add(made);
  return made;
}

function isFragment(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && fragments.has(value);
}

function parameter(value: unknown, values: unknown[]): string {
  values.push(value ?? null);
  return `$${values.length}`;
}

function renumber(nested: Sql, values: unknown[]): string {
  const before = values.length;
  values.push(...nested.values);
  return nested.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`);
}
