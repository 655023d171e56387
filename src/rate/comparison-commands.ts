import { listWords } from '../catalogue/index.ts';
import { printRows } from '../cli/output.ts';
import { scoreText, signed } from './pages/rating-words.ts';
import { parts } from './printing-commands.ts';
import type { RatingReport, RatingsCompared } from './rating/rating-report.ts';
import type { ComparedRating } from './scheme/compare-schemes.ts';

/** Two schemes side by side for a terminal: who moves, and why. */
export function comparisonText({ reports, comparison }: RatingsCompared): string {
  const [one, other] = reports;
  const { rows, onlyOne, onlyOther, agreement } = comparison;
  const [first, second] = [one.scheme.shortTitle, other.scheme.shortTitle];
  const moved = rows.filter((row) => row.moved !== 0).length;
  const alone = (names: readonly string[], title: string) =>
    names.length === 0 ? [] : [`Rated by ${title} only: ${listWords(names)}.`];
  return parts(
    [
      `${first} beside ${second}: ${one.region.officialName}, ${one.period}`,
      `Of ${rows.length} that both rate, ${moved} ${moved === 1 ? 'stands' : 'stand'} at another place.`,
    ],
    printRows('table', rows, [
      { heading: 'Provider', read: ({ name }) => name },
      { heading: first, read: (row) => sideText(one, row.one) },
      { heading: second, read: (row) => sideText(other, row.other) },
      { heading: 'Moves', read: (row) => signed(row.moved) },
    ]),
    rows.flatMap(whyLines),
    [
      ...(agreement === null
        ? []
        : [`The two orders agree by ${agreement.toFixed(2)} (Kendall’s tau-b; 1 is the same).`]),
      ...alone(onlyOne, first),
      ...alone(onlyOther, second),
    ],
  );
}

function sideText({ scheme }: RatingReport, side: ComparedRating['one']): string {
  const band = side.band === null ? '' : `${side.band}, `;
  return `${side.place}: ${band}${scoreText(scheme, side.score)}`;
}

/** What explains it most, of whoever moves. */
function whyLines({ name, moved, why }: ComparedRating): string[] {
  if (moved === 0 || why.length === 0) return [];
  return [`${name}: ${why.map(({ metric, title }) => `${title} (${metric})`).join('; ')}.`];
}
