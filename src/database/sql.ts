import { GatehouseError } from '../errors.ts';

/** A statement with its parameters apart: `text` has $1, $2 … where `values` go. */
export type Sql = { readonly text: string; readonly values: readonly unknown[] };

/** The text of each statement around its parameters, so that nesting it numbers these and nothing else. */
const fragments = new WeakMap<object, readonly string[]>();

/** Builds a statement; every `${value}` becomes a parameter, a nested `sql` is taken in as it stands. */
export function sql(strings: TemplateStringsArray, ...given: readonly unknown[]): Sql {
  const around = [strings[0] ?? ''];
  const values: unknown[] = [];
  const write = (text: string) => around.push((around.pop() ?? '') + text);
  given.forEach((value, index) => {
    const [first = '', ...others] = aroundOf(value) ?? ['', ''];
    write(first);
    around.push(...others);
    values.push(...(isFragment(value) ? value.values : [value ?? null]));
    write(strings[index + 1] ?? '');
  });
  return fragment(around, values);
}

/** A quoted name of a table or column; the only place where a name becomes SQL. Throws DATABASE_BAD_NAME on an empty name or a NUL. */
export function identifier(name: string): Sql {
  if (name === '' || name.includes('\0')) {
    throw new GatehouseError(
      'DATABASE_BAD_NAME',
      'A name in SQL is neither empty nor holds a NUL.',
    );
  }
  return fragment([`"${name.replaceAll('"', '""')}"`], []);
}

/** A statement that another process built with `sql` and sent as text and values; it cannot be nested. */
export function restore(text: string, values: readonly unknown[]): Sql {
  return Object.freeze({ text, values });
}

function fragment(around: readonly string[], values: readonly unknown[]): Sql {
  const text = around.reduce((before, after, index) => `${before}$${index}${after}`);
  const made = Object.freeze({ text, values });
  fragments.set(made, around);
  return made;
}

function aroundOf(value: unknown): readonly string[] | undefined {
  return typeof value === 'object' && value !== null ? fragments.get(value) : undefined;
}

function isFragment(value: unknown): value is Sql {
  return aroundOf(value) !== undefined;
}
