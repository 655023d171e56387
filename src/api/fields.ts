import { z } from 'zod';
import { findPeriod, isDate, type Period, parsePeriod } from '../calendar/index.ts';
import { GatehouseError } from '../errors.ts';

/** Longer than any name there is, and short enough to compare with every name. */
const longestText = 200;
const mostItems = 200;

/**
 * What the documentation says of a parameter; the example stands in the sample request. It belongs to the
 * schema of what is written, before any transform, or it would be dropped.
 */
type Said = { description: string; example?: string };

function said({ description, example }: Said) {
  return example === undefined ? { description } : { description, examples: [example] };
}

function plainText() {
  return z
    .string({ error: absentOr('Give it once, as text.') })
    .trim()
    .min(1, 'Write something, or leave the parameter out.')
    .max(longestText, `Write at most ${longestText} characters.`);
}

/** A parameter in free words, such as the name of a provider. */
export function textField(about: Said) {
  return plainText().meta(said(about));
}

/** A parameter that takes one of several words. */
export function choiceField<const T extends readonly [string, ...string[]]>(
  choices: T,
  about: Said,
) {
  return z
    .enum(choices, { error: absentOr(`Write one of ${choices.join(', ')}.`) })
    .meta(said(about));
}

/** A parameter that may stand several times, or once with commas between its items. */
export function listField(about: Said) {
  const items = z.array(plainText()).max(mostItems, `Name at most ${mostItems}.`);
  return z.preprocess(splitItems, items.meta(said(about)));
}

/** A parameter that may stand several times; commas belong to what is written, as in 1,028. */
export function repeatedField(about: Said) {
  const items = z.array(plainText()).max(mostItems, `Write at most ${mostItems}.`);
  return z.preprocess(
    (found) => (typeof found === 'string' ? [found] : found),
    items.meta(said(about)),
  );
}

/** A day such as 2008-03-31. */
export function dateField(about: Said) {
  return z
    .string({ error: absentOr('Give it once, as a date.') })
    .refine(isDate, 'Write a day that exists as year, month and day, for example 2008-03-31.')
    .meta({ ...said(about), format: 'date' });
}

/** A period such as 2007-08, 2007-08 Q4 or Mar 2008. */
export function periodField(about: Said) {
  return plainText()
    .meta(said(about))
    .transform((text, context): Period => {
      const period = findPeriod(text);
      if (period) return period;
      context.addIssue({ code: 'custom', message: reasonAgainst(text) });
      return z.NEVER;
    });
}

/** A parameter that is true or false. */
export function yesNoField(about: Said) {
  return choiceField(['true', 'false'], about).transform((word) => word === 'true');
}

/** The number of a batch or of a revision. */
export function idField(about: Said) {
  return z
    .string({ error: absentOr('Give it once, as a number.') })
    .regex(/^[1-9]\d{0,14}$/, 'Write a whole number from 1.')
    .meta(said(about))
    .transform(Number);
}

/** A whole number of things, such as how many rows to give. */
export function countField(about: Said, range: { least: number; most: number }) {
  const { least, most } = range;
  const expected = `Write a whole number from ${least} to ${most}.`;
  return z
    .string({ error: absentOr('Give it once, as a number.') })
    .regex(/^\d{1,9}$/, expected)
    .meta(said(about))
    .transform(Number)
    .refine((count) => count >= least && count <= most, expected);
}

/** Says that a parameter is missing where that is what is wrong with it. */
function absentOr(otherwise: string) {
  return ({ input }: { input?: unknown }) =>
    input === undefined ? 'It is needed and missing.' : otherwise;
}

function splitItems(found: unknown): unknown {
  const texts = typeof found === 'string' ? [found] : found;
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) return found;
  return [...new Set(texts.flatMap((text) => text.split(',').map((item) => item.trim())))];
}

function reasonAgainst(text: string): string {
  try {
    parsePeriod(text);
  } catch (error) {
    if (error instanceof GatehouseError) return error.message;
    throw error;
  }
  return 'Write a period such as 2007-08.';
}
