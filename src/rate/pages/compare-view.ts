import { listWords } from '../../catalogue/index.ts';
import { schemeComparison } from '../../web/index.ts';
import type { RatingReport, RatingsCompared } from '../rating/rating-report.ts';
import type { ComparedRating, MoveReason } from '../scheme/compare-schemes.ts';
import { cardAddress } from './addresses.ts';
import { scoreText, shareText, signed } from './rating-words.ts';

/** Two schemes side by side in words, tables and a chart; `codes` as the address names them. */
export function comparisonView(
  { reports, comparison }: RatingsCompared,
  codes: readonly [string, string],
) {
  const [one, other] = reports;
  const { rows, onlyOne, onlyOther, agreement } = comparison;
  const chart = comparisonChart(reports, rows);
  return {
    ...{ period: one.period, sentences: sentences(reports, rows, agreement) },
    places: rows.length > 0 ? chart.places : undefined,
    bands: rows.length > 0 &&
      chart.bands && {
        ...{ id: 'bands', captionClasses: 'govuk-visually-hidden', classes: 'gh-dense' },
        ...chart.bands,
      },
    movers: rows.length > 0 ? moversTable(reports, rows, codes[0]) : undefined,
    only: [...onlyWords(onlyOne, one, other), ...onlyWords(onlyOther, other, one)],
  };
}

function sentences(
  [one, other]: RatingsCompared['reports'],
  rows: readonly ComparedRating[],
  agreement: number | null,
): string[] {
  if (rows.length === 0) return ['Nobody has a score under both schemes.'];
  const moved = rows.filter((row) => row.moved !== 0).length;
  const titles = `${one.scheme.shortTitle} and ${other.scheme.shortTitle}`;
  return [
    `${rows.length} ${rows.length === 1 ? 'has' : 'have'} a score under both ${titles}; ${moved} ${moved === 1 ? 'stands' : 'stand'} at another place in the second.`,
    agreementWords(agreement, rows.length),
  ];
}

/** Kendall's tau-b in words: of all pairs, how many more stand the same way round than the other way. */
function agreementWords(agreement: number | null, count: number): string {
  if (agreement === null) {
    return count < 2
      ? 'One alone has no order.'
      : 'One of the two puts everyone at the same place, so their orders cannot be compared.';
  }
  return `The two orders ${orderWords(agreement)} (Kendall’s tau-b ${agreement.toFixed(2).replace('-', '−')}, where 1 is the same order, 0 none in common, −1 turned round).`;
}

function orderWords(agreement: number): string {
  if (agreement >= 0.995) return 'are the same';
  if (agreement >= 0.7) return 'are much alike';
  if (agreement >= 0.4) return 'are somewhat alike';
  if (agreement >= 0.1) return 'have a little in common';
  if (agreement > -0.1) return 'have nothing in common';
  return 'run against each other';
}

function comparisonChart(
  [one, other]: RatingsCompared['reports'],
  rows: readonly ComparedRating[],
) {
  const side = ({ scheme }: RatingReport) => ({
    title: scheme.shortTitle,
    bands: scheme.overall.bands.map(({ label }) => label).toReversed(),
  });
  const under = ({ place, band }: ComparedRating['one']) => ({
    ...{ place, placeText: String(place), band },
  });
  return schemeComparison({
    ...{ id: 'comparison', title: `Places under both schemes, ${one.period}` },
    schemes: [side(one), side(other)],
    rows: rows.map((row) => ({ name: row.name, under: [under(row.one), under(row.other)] })),
  });
}

/** Those who move, the farthest first, with what explains it. */
function moversTable(
  [one, other]: RatingsCompared['reports'],
  rows: readonly ComparedRating[],
  code: string,
) {
  const titles = [one.scheme.shortTitle, other.scheme.shortTitle];
  const standing = ({ scheme }: RatingReport, { place, score, band }: ComparedRating['one']) => ({
    text: String(place),
    detail: `${band === null ? '' : `${band}, `}${scoreText(scheme, score)}`,
  });
  const moved = rows
    .filter((row) => row.moved !== 0)
    .toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
  return {
    id: 'movers',
    caption: 'Who moves, and why',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    empty: 'Nobody moves.',
    head: ['Provider', ...titles, 'Moves', 'What explains it most'],
    rows: moved.map((row) => [
      { text: row.name, href: cardAddress(code, row.id, one.period) },
      standing(one, row.one),
      standing(other, row.other),
      `${row.moved > 0 ? 'up' : 'down'} ${Math.abs(row.moved)}`,
      { text: row.why.map(reasonWords).join(' '), classes: 'gh-words' },
    ]),
  };
}

/** Weights in percent of the whole, and how far the provider is ahead of the mean by it. */
function reasonWords({ title, one, other }: MoveReason): string {
  const weight =
    one.weight === other.weight
      ? `counts ${shareText(one.weight)}% in both`
      : `counts ${shareText(one.weight)}%, then ${shareText(other.weight)}%`;
  return `${title} ${weight}: from ${signed(one.ahead, 1)} to ${signed(other.ahead, 1)} against the mean.`;
}

function onlyWords(names: readonly string[], rating: RatingReport, other: RatingReport): string[] {
  if (names.length === 0) return [];
  return [
    `Rated by ${rating.scheme.shortTitle} and not by ${other.scheme.shortTitle}: ${listWords(names)}.`,
  ];
}
