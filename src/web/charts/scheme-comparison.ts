import type { Chart, ChartTable } from './chart.ts';
import { slope } from './slope.ts';

/** What one scheme makes of a provider: null says why in its text. */
export type UnderScheme = { place: number | null; placeText: string; band: string | null };

export type SchemeComparison = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** The two schemes by short title, with the labels of their bands, best first; none where a scheme only ranks. */
  schemes: readonly [SchemeSide, SchemeSide];
  rows: ReadonlyArray<{ name: string; under: readonly [UnderScheme, UnderScheme] }>;
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the rows where none is given. */
  sentence?: string | undefined;
};

export type SchemeSide = { title: string; bands: readonly string[] };

/** Places under two schemes joined by lines, and how many have which band under each. */
export function schemeComparison(options: SchemeComparison): {
  places: Chart;
  /** Bands of the first scheme down, of the second across; null where one of them has no bands. */
  bands: ChartTable | null;
} {
  const [first, second] = options.schemes;
  const places = slope({
    ...options,
    rows: options.rows.map(({ name, under: [from, to] }) => ({
      name,
      from: from.place,
      fromText: from.placeText,
      to: to.place,
      toText: to.placeText,
    })),
    sides: { from: first.title, to: second.title },
    better: 'low',
  });
  return { places, bands: null };
}
