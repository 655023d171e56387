import { type Catalogue, findMetric } from '../catalogue/index.ts';
import type { Cell, Sheet } from '../spreadsheet/index.ts';
import { type Field, findKind } from './entry.ts';

/** A table whose heading row was found: `heading` and `end` (the row after it) count within `sheet.rows`, `columns` from 0. */
export type Laid = { sheet: Sheet; heading: number; end: number } & (
  | { layout: 'long'; columns: LongColumns }
  | { layout: 'wide'; columns: WideColumns }
);
export type LongColumns = Record<'provider' | 'metric' | 'value', number> &
  Record<'period' | 'kind' | 'note', number | undefined>;
export type WideColumns = {
  provider: number;
  period: number | undefined;
  /** Undefined where every row states actuals. */
  kind: number | undefined;
  metrics: { column: number; text: string }[];
};

const deepestHeading = 30;
const words: Record<Field, readonly string[]> = {
  provider: ['provider', 'provider name', 'establishment', 'area', 'prison', 'name'],
  metric: ['metric', 'metric code', 'code', 'measure', 'indicator'],
  period: ['period', 'year', 'month', 'quarter'],
  kind: ['kind', 'type', 'actual or target', 'actual/target'],
  value: ['value', 'figure'],
  note: ['source', 'note'],
};

/**
 * The tables of a sheet: one that is long, or one or more that are wide and stand below each other, as printed
 * appendices continue with further metrics. None when no heading row says so.
 */
export function findLayouts(sheet: Sheet, catalogue: Catalogue): Laid[] {
  const end = sheet.rows.length;
  for (let heading = 0; heading < Math.min(end, deepestHeading); heading += 1) {
    const texts = headingTexts(sheet.rows[heading]);
    const long = longColumns(texts);
    if (long) return [{ layout: 'long', sheet, heading, end, columns: long }];
    if (wideColumns(texts, catalogue)) return wideTables(sheet, heading, catalogue);
  }
  return [];
}

function wideTables(sheet: Sheet, first: number, catalogue: Catalogue): Laid[] {
  const headings = sheet.rows.flatMap((cells, heading) => {
    const columns = heading < first ? undefined : wideColumns(headingTexts(cells), catalogue);
    return columns ? [{ heading, columns }] : [];
  });
  return headings.map(({ heading, columns }, index) => {
    const end = headings[index + 1]?.heading ?? sheet.rows.length;
    return { layout: 'wide', sheet, heading, end, columns };
  });
}

function headingTexts(cells: readonly Cell[] = []): string[] {
  return cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim());
}

function find(texts: readonly string[], field: Field): number | undefined {
  const index = texts.findIndex((text) => words[field].includes(text.toLowerCase()));
  return index === -1 ? undefined : index;
}

function longColumns(texts: readonly string[]): LongColumns | undefined {
  const provider = find(texts, 'provider');
  const metric = find(texts, 'metric');
  const value = find(texts, 'value');
  if (provider === undefined || metric === undefined || value === undefined) return undefined;
  const [period, kind, note] = [find(texts, 'period'), find(texts, 'kind'), find(texts, 'note')];
  return { provider, metric, period, kind, value, note };
}

/**
 * A wide heading names metrics. Provider and kind stand before them, with or without headings of their own:
 * a row that says what it states is data.
 */
function wideColumns(texts: readonly string[], catalogue: Catalogue): WideColumns | undefined {
  if (texts.some((text) => findKind(text))) return undefined;
  const isMetric = texts.map((text) => text !== '' && metricOf(catalogue, text) !== undefined);
  if (!isMetric.includes(true)) return undefined;
  const period = find(texts, 'period');
  const namedKind = find(texts, 'kind');
  const provider =
    find(texts, 'provider') ?? texts.findIndex((_, at) => at !== period && at !== namedKind);
  const taken = [provider, period, namedKind];
  const firstMetric = isMetric.findIndex((is, at) => is && !taken.includes(at));
  const blanks = texts.slice(0, Math.max(0, firstMetric));
  const kind = namedKind ?? last(blanks, (text, at) => text === '' && !taken.includes(at));
  const metrics = texts
    .map((text, column) => ({ column, text: metricText(catalogue, text) }))
    .filter(({ column, text }) => text !== '' && ![...taken, kind].includes(column));
  const known = metrics.filter(({ column }) => isMetric[column]).length;
  const sure = namedKind !== undefined || known * 2 >= metrics.length;
  if (isMetric[provider]) return undefined;
  return known > 0 && sure ? { provider, kind, period, metrics } : undefined;
}

function last(
  texts: readonly string[],
  fits: (text: string, at: number) => boolean,
): number | undefined {
  const index = texts.findLastIndex(fits);
  return index === -1 ? undefined : index;
}

function metricOf(catalogue: Catalogue, heading: string) {
  return findMetric(catalogue, heading) ?? findMetric(catalogue, heading.split(/[\s:]/)[0] ?? '');
}

/** The code in a heading such as 'P01 Assessments on time', or the heading as it stands. */
function metricText(catalogue: Catalogue, heading: string): string {
  return metricOf(catalogue, heading)?.code ?? heading;
}
