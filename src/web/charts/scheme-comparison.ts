import type { Chart, ChartTable } from './chart.ts';
import { slope } from './slope.ts';

/** What one scheme makes of a provider: null says why in its text. */
export type UnderScheme = { place: number | null; placeText: string; band: string | null };

/** A scheme by its short title, with the labels of its bands, best first; none where it only ranks. */
export type SchemeSide = { title: string; bands: readonly string[] };

export type SchemeComparison = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  schemes: readonly [SchemeSide, SchemeSide];
  rows: ReadonlyArray<{ name: string; under: readonly [UnderScheme, UnderScheme] }>;
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the rows where none is given. */
  sentence?: string | undefined;
};

const notRated = 'not rated';

/** Places under two schemes joined by lines, and how many have which band under each. */
export function schemeComparison(options: SchemeComparison): {
  places: Chart;
  /** Bands of the first scheme down, of the second across; null where one of them has no bands. */
  bands: ChartTable | null;
} {
  const { id, title, rows, schemes, rowsAre, sentence } = options;
  const [first, second] = schemes;
  const places = slope({
    ...{ id, title, rowsAre, sentence: sentence ?? made(rows, schemes) },
    rows: rows.map(({ name, under: [from, to] }) => ({
      ...{ name, from: from.place, fromText: from.placeText },
      ...{ to: to.place, toText: to.placeText },
    })),
    sides: { from: first.title, to: second.title },
    better: 'low',
    words: { better: 'higher', worse: 'lower' },
  });
  const banded = first.bands.length > 0 && second.bands.length > 0;
  return { places, bands: banded ? crossTable(options) : null };
}

function made(
  rows: SchemeComparison['rows'],
  [first, second]: SchemeComparison['schemes'],
): string {
  const both = rows.flatMap(({ name, under: [from, to] }) =>
    from.place === null || to.place === null
      ? []
      : [{ name, moved: from.place - to.place, from, to }],
  );
  const [farthest] = both.toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
  if (rows.length === 0) return 'There are no figures to show.';
  if (farthest === undefined) return 'Nobody has a place under both schemes.';
  const same = both.filter(({ moved }) => moved === 0).length;
  const stay = `Of ${both.length} with a place under both, ${same} ${same === 1 ? 'keeps' : 'keep'} it`;
  if (farthest.moved === 0) return `${stay}.`;
  return `${stay}; ${farthest.name} moves farthest, from ${farthest.from.placeText} (${first.title}) to ${farthest.to.placeText} (${second.title}).`;
}

/** How many providers have which pair of bands; who is not rated by one of the schemes has a row or column of that name. */
function crossTable({ title, schemes, rows }: SchemeComparison): ChartTable {
  const [first, second] = schemes;
  const pairs = rows.map(({ under: [from, to] }) => [from.band ?? notRated, to.band ?? notRated]);
  const down = withNotRated(
    first.bands,
    pairs.map(([band]) => band),
  );
  const across = withNotRated(
    second.bands,
    pairs.map(([, band]) => band),
  );
  const count = (one: string, other: string) =>
    pairs.filter(([from, to]) => from === one && to === other).length;
  return {
    caption: `${title}: how many have which band under each`,
    head: [
      { text: `${first.title}, by ${second.title}` },
      ...across.map((text) => ({ text, numeric: true })),
    ],
    rows: down.map((band) => [
      { text: band },
      ...across.map((other) => ({ text: String(count(band, other)), numeric: true })),
    ]),
  };
}

function withNotRated(
  bands: readonly string[],
  found: ReadonlyArray<string | undefined>,
): readonly string[] {
  return found.includes(notRated) && !bands.includes(notRated) ? [...bands, notRated] : bands;
}
