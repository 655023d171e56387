import type { RecordValue } from '../../catalogue/index.ts';

/**
 * Values as PostgreSQL reads an array from text. Ten thousand values are one text for the driver then, which
 * is faster than ten thousand parameters of an array and the same on both engines.
 */
export function arrayLiteral(values: readonly RecordValue[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: RecordValue): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}
