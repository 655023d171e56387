import { type Column, printRows } from '../cli/output.ts';
import { explanationWords } from './pages/beside-view.ts';
import { netSentences } from './pages/places-charts.ts';
import { leadSentence, scoreText, signed } from './pages/rating-words.ts';
import { regionSentences } from './pages/region-view.ts';
import { parts, reasonLines, shortHeading, toRight } from './printing-commands.ts';
import type { Moderation, RatedRow, RatingReport, Standing } from './rating/rating-report.ts';
import { isRated } from './scheme/rating.ts';

/** Ratings for a terminal: a sentence, the table, and what stands beside it. */
export function ratingsText(report: RatingReport): string {
  const { scheme, region, period, rows, rated } = report;
  const head = `${scheme.title} (${scheme.code}, version ${scheme.version}): ${region.officialName}, ${period}`;
  const shown = rows.filter(isShown);
  const among =
    rated.all === rated.here ? [] : [`Places are among the ${rated.all} rated in the nation.`];
  return parts(
    [head, leadSentence(report), ...among],
    printRows('table', shown, ratingColumns(report)),
    scheme.domains.length === 0 ? '' : printRows('table', shown, domainColumns(report)),
    regionLines(report),
    shown.flatMap(rowNotes),
    netSentences(report),
    surenessNotes(rows),
    reasonLines('Not rated: ', rows.flatMap(notRatedOf)),
    reasonLines('Left out: ', report.leftOut),
  );
}

/** Whoever is rated, or would be but for a what-if. */
function isShown(row: RatedRow): boolean {
  return isRated(row) || (row.asIs !== null && row.asIs.score !== null);
}

function notRatedOf(row: RatedRow): Array<{ name: string; because: string }> {
  if (isRated(row)) return [];
  return [{ name: row.name, because: row.notRated ?? 'It has no score.' }];
}

/** The domains stand apart: beside the ratings they would be wider than a terminal. */
function domainColumns({ scheme }: RatingReport): Column<RatedRow>[] {
  return [
    { heading: 'Provider', read: ({ name }) => name },
    ...scheme.domains.map(
      ({ code, title }): Column<RatedRow> => ({
        heading: shortHeading(title),
        read: ({ domains }) => {
          const domain = domains.find((one) => one.code === code);
          if (domain?.band) return domain.band.label;
          return domain?.score == null ? 'not rated' : scoreText(scheme, domain.score);
        },
      }),
    ),
  ];
}

function ratingColumns(report: RatingReport): Column<RatedRow>[] {
  const { scheme, rows, previousPeriod } = report;
  const any = (has: (row: RatedRow) => boolean, ...columns: Column<RatedRow>[]) =>
    rows.some(has) ? columns : [];
  return [
    { heading: 'Place', read: ({ place }) => place?.rank ?? null },
    { heading: 'Provider', read: ({ name }) => name },
    ...any(({ band }) => band !== null, {
      heading: 'Rating',
      read: ({ band }) => band?.label ?? 'not rated',
    }),
    { heading: 'Score', read: ({ score }) => toRight(scoreText(scheme, score)) },
    ...any(({ asIs }) => asIs !== null, {
      heading: 'As it is',
      read: ({ asIs }) => standingText(report, asIs),
    }),
    ...any(
      ({ before }) => before !== null,
      { heading: previousPeriod, read: ({ before }) => standingText(report, before) },
      { heading: 'Places gained', read: ({ change }) => gainedText(change?.places ?? null) },
    ),
    ...any(({ sure }) => sure !== null, {
      heading: 'Interval',
      read: ({ sure }) => (sure ? `${sure.lower} to ${sure.upper}` : ''),
    }),
    ...any(({ published }) => overallOf(published) !== undefined, {
      heading: 'Published',
      read: ({ published }) => overallOf(published)?.published ?? '',
    }),
    ...any(({ moderation }) => moderation !== null, {
      heading: 'Moderated',
      read: ({ moderation }) => moderation?.band ?? '',
    }),
  ];
}

/** A place, rating and score in short: `2: Good, 2.8`. */
function standingText({ scheme }: Pick<RatingReport, 'scheme'>, one: Standing | null): string {
  if (!one || !isRated(one)) return 'not rated';
  const said = [one.band ?? [], one.score === null ? [] : scoreText(scheme, one.score)].flat();
  return one.rank === null ? said.join(', ') : `${one.rank}: ${said.join(', ')}`;
}

function gainedText(places: number | null): string {
  return places === null ? '' : signed(places);
}

function overallOf(published: RatedRow['published']) {
  return published?.bands.find(({ on }) => on === 'overall');
}

/** What the region comes to, and what was published of it. */
function regionLines(report: RatingReport): string[] {
  const domains = (report.regionRating?.domains ?? []).map(
    ({ title, band }) => `${title} ${band?.label ?? 'not rated'}`,
  );
  const inDomains = domains.length === 0 ? [] : [`In its domains: ${domains.join(', ')}.`];
  return [...regionSentences(report), ...inDomains];
}

/** What a row of the table cannot say. */
function rowNotes(row: RatedRow): string[] {
  const { name, gates, published, moderation } = row;
  // What was published is no judgement of what is only supposed.
  const beside = row.asIs ? [] : (published?.bands ?? []);
  const differing = beside.filter(({ agrees }) => !agrees);
  return [
    ...gates.map(({ title, to, because }) => `${name}: ${title} makes it ${to}. ${because}`),
    ...differing.map(
      (one) =>
        `${name}, ${one.title}: published ${one.published}, computed ${one.computed ?? 'not rated'}. ${explanationWords(one)}`,
    ),
    ...(moderation ? [moderationText(name, moderation)] : []),
    ...(row.changeChance ? [`${name}: ${row.changeChance}`] : []),
  ];
}

/** Who moderated, to what and why. */
export function moderationText(name: string, { band, by, role, reason }: Moderation): string {
  return `${name} was moderated to ${band} by ${by}, ${role}: ${reason}`;
}

function surenessNotes(rows: readonly RatedRow[]): string[] {
  const placed = rows.filter(({ place }) => place !== null);
  const [first] = placed.flatMap(({ sure }) => sure ?? []);
  const reasons = new Set(placed.flatMap(({ sure, unsure }) => (sure ? [] : (unsure ?? []))));
  const drawn = first
    ? [
        `Interval: were the same work counted again, a place would lie there 95 times of 100 (${first.draws} draws, seed ${first.seed}).`,
      ]
    : [];
  return [...drawn, ...reasons];
}
