import { z } from 'zod';

/*
 * Fields of definition files. The words of a field's `error` say what to write there: they are the
 * `expected` of a problem, after "Write" or "Add".
 */

/** A text that is not empty. */
export const text = (words: string) =>
  z.string({ error: words }).trim().min(1, { error: words }).describe(words);

/** A text of a certain form. */
export const formed = (form: RegExp, words: string) =>
  z.string({ error: words }).regex(form, { error: words }).describe(words);

/** One of a few words. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

/** A list with at least one item, or at least so many. */
export const listOf = <Item extends z.ZodType>(item: Item, words: string, least = 1) =>
  z.array(item, { error: words }).min(least, { error: words });

/** Small letters, digits and hyphens: the form of domain codes and subject ids. */
export const slug = (words: string) => formed(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, words);
