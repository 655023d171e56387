import type { Field, RecordType } from '../../src/catalogue/index.ts';

/** Records by their number, for one record type: those up to `size` are the history of two years. */
export type Generated = { type: RecordType; providerIds: readonly string[]; size: number };

/** The first month of the history: April 2006, which lasts for two years. */
export const firstMonth = 2006 * 12 + 3;
export const historyMonths = 24;

const firstDay = '2006-04-01';
const days = 730;
/** What comes after the history happened on its last days, as a month's file would have it. */
const newestDays = 30;

/**
 * A select of record_key, provider_id and the fields in their order, for the records of these numbers. It reads
 * alike in PostgreSQL and DuckDB, so that both have the very same rows without moving them.
 */
export function generatedRecords(
  { type, providerIds, size }: Generated,
  { first, last }: { first: number; last: number },
): string {
  const happened = `(date '${firstDay}' + ${integer(
    `case when n <= ${size} then floor((n - 1) * ${days}.0 / ${size}) else ${days - newestDays} + ${chance(99, newestDays)} end`,
  )})`;
  const fields = type.fields.map(
    (field, index) => `${generatedField(field, index, happened)} as "${field.name}"`,
  );
  return `select 'r' || cast(n as varchar) as record_key, ${oneOf(98, providerIds)} as provider_id,
    ${fields.join(',\n    ')}
    from generate_series(${first}, ${last}) as numbered(n)`;

  function generatedField(field: Field, index: number, day: string): string {
    if (field.name === type.happened) return day;
    const value = anyValue(field, index, day);
    return field.required ? value : `case when ${chance(50 + index, 10)} > 0 then ${value} end`;
  }
}

function anyValue({ kind, choices, min = 0, max = min + 20 }: Field, index: number, day: string) {
  switch (kind) {
    case 'date':
      return `${day} + ${chance(index, 30)}`;
    case 'choice':
      return oneOf(
        index,
        choices.map(({ code }) => code),
      );
    case 'flag':
      return `${chance(index, 4)} = 0`;
    case 'whole':
    case 'number':
      return `${min} + ${chance(index, max - min + 1)}`;
    case 'person':
    case 'reference':
    case 'code':
      return `'k' || cast(100000 + ${chance(index, 100_000)} as varchar)`;
  }
}

/** A figure below `of` that looks drawn by chance, another for each `stream`: the record's number, well mixed. */
function chance(stream: number, of: number): string {
  const odd = 2_654_435_761 + 2 * 7_919_777 * stream;
  return integer(`(((n * ${odd}) % 4294967296) >> 10) % ${of}`);
}

function oneOf(stream: number, values: readonly string[]): string {
  const cases = values.map((value, index) => `when ${index} then '${value}'`);
  return `case ${chance(stream, values.length)} ${cases.join(' ')} end`;
}

function integer(expression: string): string {
  return `cast(${expression} as integer)`;
}
