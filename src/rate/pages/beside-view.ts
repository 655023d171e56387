import type { RatedRow, RatingReport } from '../rating/rating-report.ts';
import { cardAddress } from './addresses.ts';

/** What was published beside what is computed: how often they agree, and each difference with what explains it. */
export function besideView(report: RatingReport, code: string) {
  const rows = report.rows.filter(({ published }) => (published?.bands.length ?? 0) > 0);
  if (rows.length === 0) return undefined;
  const all = rows.flatMap((row) =>
    (row.published?.bands ?? []).map((band) => ({ name: row.name, ...band })),
  );
  const differing = all.filter(({ agrees }) => !agrees);
  return {
    sentence: agreementWords(all.length, differing.length),
    table: {
      id: 'published',
      caption: 'Published beside computed',
      captionClasses: 'govuk-visually-hidden',
      head: ['Provider', 'Part', 'Published', 'Computed', 'What would explain the difference'],
      rows: differing.map((one) => [
        { text: one.name, href: cardAddress(code, idOf(rows, one.name), report.period) },
        one.title,
        one.published,
        one.computed ?? 'not rated',
        { text: explanationWords(one), classes: 'gh-words' },
      ]),
    },
    isShown: differing.length > 0,
  };
}

function idOf(rows: readonly RatedRow[], name: string): string {
  return rows.find((row) => row.name === name)?.id ?? '';
}

function agreementWords(all: number, differing: number): string {
  if (differing === 0) {
    return all === 1
      ? 'The one published rating comes out as it was published.'
      : `All ${all} published ratings come out as they were published.`;
  }
  return `${all - differing} of ${all} published ratings come out as they were published; ${differing} ${differing === 1 ? 'differs' : 'differ'}.`;
}

type Beside = NonNullable<RatedRow['published']>['bands'][number];

/** What alone would explain a difference. */
export function explanationWords({ agrees, computed, explainedBy }: Beside): string {
  if (agrees) return 'They agree.';
  if (computed === null) return 'Too little is known to compute it.';
  if (explainedBy.length === 0) return 'No single input explains it.';
  const named = explainedBy.map(({ title, needed }) => `${title} at ${needed}`);
  const [only, another] = named;
  if (another === undefined) return `${only} would explain it.`;
  return `Any one of these would explain it: ${named.join('; ')}.`;
}

function sameWords(same: number): string {
  if (same === 0) return 'none has';
  return same === 1 ? '1 has' : `${same} have`;
}

/** Published places beside computed ones, among those that have both; undefined where there are none. */
export function positionsTable({ rows }: RatingReport) {
  const both = rows.flatMap(({ name, published }) =>
    published?.position ? [{ name, ...published.position }] : [],
  );
  const [first] = both;
  if (!first) return undefined;
  const same = both.filter((one) => one.publishedAmong === one.computedAmong).length;
  return {
    sentence: `Of ${first.of} with a published and a computed place, ${sameWords(same)} the same place among them by both.`,
    table: {
      id: 'positions',
      caption: 'Published places beside computed ones',
      captionClasses: 'govuk-visually-hidden',
      head: [
        'Provider',
        { text: 'Published place', numeric: true },
        { text: `Of these ${first.of}, published`, numeric: true },
        { text: 'Computed', numeric: true },
      ],
      rows: both
        .toSorted((one, other) => one.publishedAmong - other.publishedAmong)
        .map(({ name, published, publishedAmong, computedAmong }) => [
          name,
          { text: String(published), numeric: true },
          { text: String(publishedAmong), numeric: true },
          { text: String(computedAmong), numeric: true },
        ]),
    },
  };
}
