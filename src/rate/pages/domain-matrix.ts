import type { Band } from '../../catalogue/index.ts';
import { type Direction, type RatingCell, ratingCell } from '../../web/index.ts';
import type { RatedRow, RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';
import { cardAddress } from './addresses.ts';
import { scoreText } from './rating-words.ts';

/** A row of the macro `ratingMatrix`. */
type MatrixRow = {
  name: string;
  href?: string | undefined;
  detail?: string | undefined;
  cells: RatingCell[];
};

/** Providers of whom something is known down, domains and the whole across; undefined where the scheme has no domains. */
export function domainMatrix(report: RatingReport, code: string) {
  const { scheme, rows, period, previousPeriod } = report;
  if (scheme.domains.length === 0) return undefined;
  const known = rows.some(({ before }) => before !== null);
  return {
    id: 'domains',
    captionClasses: 'govuk-visually-hidden',
    caption: known ? `${period}, with the direction since ${previousPeriod}` : period,
    head: ['Provider', ...scheme.domains.map(({ title }) => title), 'Overall'],
    rows: [
      ...rows.filter(isKnown).map(
        (row): MatrixRow => ({
          ...{ name: row.name, href: cardAddress(code, row.id, period) },
          ...(row.kind === 'group' && { detail: row.members.join(', ') }),
          cells: [...domainCells(report, row), overallCell(report, row)],
        }),
      ),
      ...regionRow(report),
    ],
  };
}

/** Whoever has not one figure is named below the ratings, with the reason. */
function isKnown(row: RatedRow): boolean {
  return isRated(row) || row.domains.some(({ known }) => known > 0);
}

/** A region is read by the bands of the whole, in each domain too. */
function regionRow({ scheme, region, regionRating }: RatingReport): MatrixRow[] {
  if (!regionRating) return [];
  const { domains, band: overall } = regionRating;
  const cells = [...domains.map(({ band }) => band), overall].map((band) =>
    cellOf(scheme.overall.bands, { band, text: band?.label ?? 'not rated', before: null }),
  );
  return [{ name: region.officialName, detail: 'as a whole', cells }];
}

/** The cells of one provider's domains. */
export function domainCells({ scheme }: RatingReport, row: RatedRow): RatingCell[] {
  return scheme.domains.map(({ code, bands }) => {
    const domain = row.domains.find((one) => one.code === code);
    return cellOf(bands, {
      band: domain?.band ?? null,
      text:
        domain?.band?.label ??
        (domain?.score == null ? 'not rated' : scoreText(scheme, domain.score)),
      before: row.before?.domains[code] ?? null,
    });
  });
}

function overallCell({ scheme }: RatingReport, row: RatedRow): RatingCell {
  const { band, before, moderation } = row;
  return cellOf(scheme.overall.bands, {
    ...{ band, before: before?.band ?? null },
    text: band?.label ?? (row.score === null ? 'not rated' : scoreText(scheme, row.score)),
    detail: moderation ? `moderated to ${moderation.band}` : undefined,
  });
}

type Parts = {
  band: Band | null;
  text: string;
  before: string | null;
  detail?: string | undefined;
};

function cellOf(bands: readonly Band[], { band, text, before, detail }: Parts): RatingCell {
  const step = band ? bands.findIndex(({ label }) => label === band.label) : -1;
  const was = bands.findIndex(({ label }) => label === before);
  const cell = ratingCell({
    ...{ text, step: step < 0 ? null : step + 1, steps: Math.max(1, bands.length) },
    ...{ direction: directionOf(step, was), detail },
  });
  const { direction } = cell;
  if (!direction || was < 0 || was === step) return cell;
  return { ...cell, direction: { ...direction, words: `${direction.words} from ${before}` } };
}

/** Nothing is said of a change where there was no band before. */
function directionOf(step: number, was: number): Direction | undefined {
  if (was < 0) return undefined;
  if (step < 0) return 'unknown';
  if (step === was) return 'same';
  return step > was ? 'up' : 'down';
}
