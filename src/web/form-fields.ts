import { parse } from 'node:querystring';
import { GatehouseError } from '../errors.ts';

/** Limits of a form without files: what the largest grid has several times over. */
const mostFields = 5000;
export const longestField = 256 * 1024;

/**
 * Reads a form without files; throws WEB_FORM_TOO_LARGE (413) when it has too many fields or one too long, and
 * WEB_REQUEST_UNREADABLE (400) when it holds a NUL.
 */
export function readFields(text: string): Record<string, unknown> {
  const refusal = unreadable(text);
  if (refusal) throw refusal;
  if (fieldCount(text) > mostFields) throw formTooLarge();
  const fields = parse(text, '&', '=', { maxKeys: 0 });
  for (const value of Object.values(fields)) {
    if ([value].flat().some((one = '') => one.length > longestField)) throw formTooLarge();
  }
  return fields;
}

/** The refusal of an address or a form that holds a NUL: nobody types one, and no database keeps it in a text. */
export function unreadable(encoded: string): GatehouseError | undefined {
  if (!/%00|\0/.test(encoded)) return undefined;
  return new GatehouseError(
    'WEB_REQUEST_UNREADABLE',
    'The request holds a character that no text has (NUL). Take it out and send the request again.',
  );
}

/** The refusal of a form beyond the limits. */
export function formTooLarge(): GatehouseError {
  return new GatehouseError(
    'WEB_FORM_TOO_LARGE',
    'The form holds more than can be taken at once: 5,000 fields, or 256,000 characters in one of them. Send it in parts, or as a file.',
    { status: 413 },
  );
}

function fieldCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at !== -1 && count <= mostFields; at = text.indexOf('&', at + 1))
    count += 1;
  return count;
}
