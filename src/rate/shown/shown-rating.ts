import type { Scheme } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type {
  RatedRow,
  RatingCard,
  RatingReport,
  RatingsCompared,
} from '../rating/rating-report.ts';
import type { DomainRating, Scored } from '../scheme/rating.ts';

/** A score with the labels of its bands: `computed` by the score alone, `band` after gates. */
export type Shown<T extends Scored> = Omit<T, 'computed' | 'band'> & {
  computed: string | null;
  band: string | null;
};

/** A rating as the API and the command line give it, with its working. */
export type ShownCardRow = Shown<Omit<RatedRow, 'domains'>> & {
  domains: ReadonlyArray<Shown<DomainRating>>;
};

/** The same in a list: without the working. */
export type ShownRow = Omit<ShownCardRow, 'inputs'>;

/** What was rated, by which scheme. */
export type ShownHead = {
  scheme: string;
  version: number;
  schemeTitle: string;
  schemeHash: string;
  period: string;
  previousPeriod: string;
  region: string;
  regionId: string;
  regionKind: Subject['kind'];
  rated: RatingReport['rated'];
};

/** What a region comes to, with the labels of its bands. */
export type ShownRegion = Omit<NonNullable<RatingReport['regionRating']>, 'band' | 'domains'> & {
  band: string | null;
  domains: ReadonlyArray<{
    code: string;
    title: string;
    score: number | null;
    band: string | null;
  }>;
};

export type ShownReport = ShownHead &
  Pick<RatingReport, 'leftOut' | 'net' | 'chance'> & {
    rows: readonly ShownRow[];
    regionRating: ShownRegion | null;
  };

export type ShownCard = ShownHead & { rating: ShownCardRow; lift: RatingCard['lift'] };

/** Which scheme, of the two that are compared. */
export type ShownSide = Pick<ShownHead, 'scheme' | 'version' | 'schemeTitle' | 'schemeHash'>;

export type ShownComparison = Pick<ShownHead, 'period' | 'region' | 'regionId' | 'regionKind'> &
  RatingsCompared['comparison'] & { schemes: { one: ShownSide; other: ShownSide } };

/** Ratings as the doors give them. */
export function shownReport(report: RatingReport): ShownReport {
  const { leftOut, net, chance, rows } = report;
  const regionRating = report.regionRating && shownRegion(report.regionRating);
  return { ...headOf(report), leftOut, net, chance, regionRating, rows: rows.map(shownRow) };
}

/** One rating as the doors give it. */
export function shownCard({ report, row, lift }: RatingCard): ShownCard {
  return { ...headOf(report), rating: shownCardRow(row), lift };
}

/** Two schemes side by side as the doors give them. */
export function shownComparison({
  reports: [one, other],
  comparison,
}: RatingsCompared): ShownComparison {
  const { period, region, regionId, regionKind } = headOf(one);
  const schemes = { one: sideOf(one), other: sideOf(other) };
  return { ...{ period, region, regionId, regionKind, schemes }, ...comparison };
}

function headOf(report: RatingReport): ShownHead {
  const { period, previousPeriod, region, rated } = report;
  return {
    ...{ ...sideOf(report), period, previousPeriod, rated },
    ...{ region: region.name, regionId: region.id, regionKind: region.kind },
  };
}

function sideOf({ scheme, schemeHash }: { scheme: Scheme; schemeHash: string }): ShownSide {
  return { scheme: scheme.code, version: scheme.version, schemeTitle: scheme.title, schemeHash };
}

function shownRegion(rating: NonNullable<RatingReport['regionRating']>): ShownRegion {
  const domains = rating.domains.map((domain) => ({ ...domain, band: domain.band?.label ?? null }));
  return { ...rating, band: rating.band?.label ?? null, domains };
}

function shownCardRow({ domains, ...row }: RatedRow): ShownCardRow {
  return { ...labelled(row), domains: domains.map(labelled) };
}

function shownRow(row: RatedRow): ShownRow {
  const { inputs, ...rest } = shownCardRow(row);
  return rest;
}

function labelled<T extends Scored>({ computed, band, ...rest }: T): Shown<T> {
  return { ...rest, computed: computed?.label ?? null, band: band?.label ?? null };
}
