import { type Catalogue, findMetric } from '../catalogue/index.ts';
import type { Cell, Sheet } from '../spreadsheet/index.ts';

/** A sheet whose heading row was found: `heading` counts within `sheet.rows`, `columns` from 0. */
export type Laid = { sheet: Sheet; heading: number } & (
  | { layout: 'long'; columns: LongColumns }
  | { layout: 'wide'; columns: WideColumns }
);
export type LongColumns = {
  provider: number;
  metric: number;
  period: number | undefined;
  kind: number | undefined;
  value: number;
  note: number | undefined;
};
export type WideColumns = {
  provider: number;
  period: number | undefined;
  kind: number;
  metrics: { column: number; text: string }[];
};

const deepestHeading = 30;
const words = {
  provider: ['provider', 'establishment', 'area', 'prison', 'name'],
  metric: ['metric', 'code', 'measure', 'indicator'],
  period: ['period', 'year', 'month', 'quarter'],
  kind: ['kind', 'type'],
  value: ['value', 'figure'],
  note: ['source', 'note'],
};

/** How a sheet of figures is laid out; undefined when no heading row says so. */
export function findLayout(sheet: Sheet, catalogue: Catalogue): Laid | undefined {
  for (let heading = 0; heading < Math.min(sheet.rows.length, deepestHeading); heading += 1) {
    const texts = (sheet.rows[heading] ?? []).map(headingText);
    const long = longColumns(texts);
    if (long) return { layout: 'long', sheet, heading, columns: long };
    const wide = wideColumns(texts, catalogue);
    if (wide) return { layout: 'wide', sheet, heading, columns: wide };
  }
  return undefined;
}

function headingText(cell: Cell): string {
  return cell.text.replace(/\s+/g, ' ').trim();
}

function find(texts: readonly string[], among: readonly string[]): number | undefined {
  const index = texts.findIndex((text) => among.includes(text.toLowerCase()));
  return index === -1 ? undefined : index;
}

function longColumns(texts: readonly string[]): LongColumns | undefined {
  const provider = find(texts, words.provider);
  const metric = find(texts, words.metric);
  const value = find(texts, words.value);
  if (provider === undefined || metric === undefined || value === undefined) return undefined;
  const period = find(texts, words.period);
  const [kind, note] = [find(texts, words.kind), find(texts, words.note)];
  return { provider, metric, period, kind, value, note };
}

/** A wide heading names at least one metric; provider and kind stand first, with or without headings of their own. */
function wideColumns(texts: readonly string[], catalogue: Catalogue): WideColumns | undefined {
  const known = texts.filter((text) => text !== '' && metricOf(catalogue, text));
  if (known.length === 0) return undefined;
  const provider = find(texts, words.provider) ?? 0;
  const kind = find(texts, words.kind) ?? 1;
  const period = find(texts, words.period);
  const metrics = texts
    .map((text, column) => ({ column, text: metricText(catalogue, text) }))
    .filter(({ column, text }) => text !== '' && ![provider, kind, period].includes(column));
  return { provider, kind, period, metrics };
}

function metricOf(catalogue: Catalogue, heading: string) {
  return findMetric(catalogue, heading) ?? findMetric(catalogue, heading.split(/[\s:]/)[0] ?? '');
}

/** The code in a heading such as 'P01 Assessments on time', or the heading as it stands. */
function metricText(catalogue: Catalogue, heading: string): string {
  return metricOf(catalogue, heading)?.code ?? heading;
}
