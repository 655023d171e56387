/** Object identifiers of the PostgreSQL types whose text we read our own way (pg_type.dat). */
const int8 = 20;
const date = 1082;
const timestamptz = 1184;
const numeric = 1700;

/** How both engines hand over values: dates as text, instants as ISO 8601, int8 and numeric as numbers. */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: Number,
  [numeric]: Number,
  [date]: (text) => text,
  [timestamptz]: (text) =>
    new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
};
