import { listWords } from '../../catalogue/index.ts';
import { type Chart, slope } from '../../web/index.ts';
import type { RatedRow, RatingReport, Standing } from '../rating/rating-report.ts';
import { cardAddress } from './addresses.ts';
import { scoreText, signed } from './rating-words.ts';

type Moved = {
  row: RatedRow;
  before: Standing;
  after: Standing;
  /** Places gained; null where one of both is not known. */
  places: number | null;
};

/** Scores, bands and places before and after, those that move first. */
export function whatIfView(asIs: RatingReport, report: RatingReport, code: string) {
  const rows = report.rows.map((row) => movedOf(asIs, row));
  const changed = rows.filter(isChanged);
  return {
    sentence: sentenceOf(report, rows, changed),
    chart: changed.some(({ places }) => places !== null && places !== 0)
      ? placesChart(report, rows)
      : undefined,
    table: beforeAndAfter(report, [...changed, ...rows.filter((one) => !isChanged(one))], code),
  };
}

function movedOf(asIs: RatingReport, row: RatedRow): Moved {
  const once = asIs.rows.find(({ id }) => id === row.id);
  const nothing = { score: null, band: null, rank: null };
  const before = row.asIs ?? (once ? standingOf(once) : nothing);
  const after = standingOf(row);
  const places = before.rank === null || after.rank === null ? null : before.rank - after.rank;
  return { row, before, after, places };
}

function standingOf({ score, band, place }: RatedRow): Standing {
  return { score, band: band?.label ?? null, rank: place?.rank ?? null };
}

function isChanged({ before, after }: Moved): boolean {
  return before.score !== after.score || before.band !== after.band || before.rank !== after.rank;
}

function sentenceOf(
  { scheme }: RatingReport,
  rows: readonly Moved[],
  changed: readonly Moved[],
): string {
  if (changed.length === 0) return 'Nothing would change.';
  const banded = changed.filter(({ before, after }) => before.band !== after.band);
  const bands = banded.map(
    ({ row, before, after }) =>
      `${row.name} from ${before.band ?? 'not rated'} to ${after.band ?? 'not rated'}`,
  );
  const moved = changed.filter(({ places }) => places !== null && places !== 0).length;
  const said = [
    ...(scheme.overall.bands.length === 0
      ? []
      : [bands.length === 0 ? 'No rating would change' : `Another rating: ${listWords(bands)}`]),
    moved === 0
      ? 'no place would change'
      : `${moved} of ${rows.length} would stand at another place`,
  ];
  const text = said.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function placesChart({ period }: RatingReport, rows: readonly Moved[]): Chart {
  const text = (rank: number | null) => (rank === null ? 'not rated' : String(rank));
  return slope({
    ...{ id: 'what-if', title: `Places in ${period}, as they are and with the changes` },
    ...{ sides: { from: 'As it is', to: 'What if' }, better: 'low' },
    rows: rows.map(({ row, before, after }) => ({
      ...{ name: row.name, from: before.rank, fromText: text(before.rank) },
      ...{ to: after.rank, toText: text(after.rank) },
    })),
  });
}

function beforeAndAfter(report: RatingReport, rows: readonly Moved[], code: string) {
  const { scheme } = report;
  const banded = scheme.overall.bands.length > 0;
  const words = ({ band, rank }: Standing) => {
    const place = rank === null ? 'no place' : `place ${rank}`;
    return banded ? `${band ?? 'not rated'}, ${place}` : place;
  };
  return {
    id: 'before-after',
    caption: 'As it is, and with the changes',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    empty: 'Nobody is rated.',
    head: [
      'Provider',
      'As it is',
      { text: 'Score', numeric: true },
      'What if',
      { text: 'Score', numeric: true },
      { text: 'Places gained', numeric: true },
    ],
    rows: rows.map((one) => [
      { text: one.row.name, href: cardAddress(code, one.row.id, report.period) },
      words(one.before),
      { text: scoreText(scheme, one.before.score), numeric: true },
      { text: words(one.after), classes: isChanged(one) ? 'gh-changed' : '' },
      { text: scoreText(scheme, one.after.score), numeric: true },
      { text: one.places === null ? '–' : signed(one.places), numeric: true },
    ]),
  };
}
