import type { RatedRow, RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';
import { cardAddress } from './addresses.ts';
import { placeText, scoreText, signed } from './rating-words.ts';

/** Everyone rated with score and places, best first, as the macro `dataTable` takes it. */
export function placesTable(report: RatingReport, code: string) {
  const { scheme, rows, previousPeriod } = report;
  const banded = scheme.overall.bands.length > 0;
  const rated = rows.filter(isRated);
  const grouped = rated.some(({ groupPlace }) => groupPlace !== null);
  const compared = rated.some(({ before }) => before !== null);
  return {
    id: 'places',
    caption: 'Ratings, best first',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    empty: 'Nobody is rated.',
    head: [
      'Provider',
      ...(banded ? ['Rating'] : []),
      { text: 'Score', numeric: true },
      { text: 'Place in all', numeric: true },
      ...(grouped ? ['Place in its group'] : []),
      ...(compared ? [`Since ${previousPeriod}`] : []),
    ],
    rows: rated.map((row) => [
      {
        ...{ text: row.name, href: cardAddress(code, row.id, report.period) },
        ...(row.kind === 'group' && { detail: row.members.join(', ') }),
      },
      ...(banded ? [bandCell(row)] : []),
      { text: scoreText(scheme, row.score), numeric: true },
      { text: placeText(row.place), numeric: true },
      ...(grouped ? [groupCell(row)] : []),
      ...(compared ? [changeWords(report, row)] : []),
    ]),
  };
}

function bandCell({ band, moderation, gates }: RatedRow) {
  const closed = gates.map(({ title }) => title).join('; ');
  const detail = moderation ? `moderated to ${moderation.band}` : closed;
  return { text: band?.label ?? '–', ...(detail && { detail }) };
}

function groupCell({ groupPlace }: RatedRow) {
  return groupPlace ? { text: placeText(groupPlace), detail: groupPlace.group } : '–';
}

/** `up 2 places`, `no change`, or what is not known. */
export function changeWords({ scheme }: RatingReport, { change, before }: RatedRow): string {
  if (!change) return 'not rated before';
  const { places, score } = change;
  const scored = score === null ? '' : ` (score ${signed(score, scheme.rounding.places)})`;
  if (places === null) return before?.band ? `was ${before.band}` : 'no place before';
  if (places === 0) return `no change of place${scored}`;
  const far = Math.abs(places);
  return `${places > 0 ? 'up' : 'down'} ${far} ${far === 1 ? 'place' : 'places'}${scored}`;
}
