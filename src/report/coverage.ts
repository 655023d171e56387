import { type Period, printPeriod } from '../calendar/index.ts';
import { GatehouseError } from '../errors.ts';
import { type Estate, providersIn, type Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { joinNames } from './sentence.ts';
import { type KnownYear, listKnownYears } from './store.ts';

/** A region and the years that a report of it can be made for, the latest first. */
export type Coverage = { region: Subject; years: string[] };

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue'>;

/** Every region that has figures, with its years. */
export async function listCoverage(hub: Known): Promise<Coverage[]> {
  const judged = hub.catalogue.metrics.filter(({ use }) => use === 'delivery');
  const known = await listKnownYears(
    hub.database,
    judged.map(({ code }) => code),
  );
  return coverageOf(hub.estate, known);
}

/** Which regions the providers belonged to in the years known of them. */
export function coverageOf(estate: Estate, known: readonly KnownYear[]): Coverage[] {
  const years = new Map(known.map(({ year }) => [printPeriod(year), year]));
  return estate.regions
    .map((region) => ({
      region,
      years: [...years]
        .filter(([text, year]) => {
          const here = new Set(providersIn(estate, region.id, year).map(({ id }) => id));
          return known.some((one) => printPeriod(one.year) === text && here.has(one.providerId));
        })
        .map(([text]) => text)
        .toSorted()
        .toReversed(),
    }))
    .filter(({ years: some }) => some.length > 0);
}

/** Throws REPORT_NOT_A_YEAR unless the period is a financial year. */
export function requireYear(period: Period): void {
  if (period.kind === 'year') return;
  throw new GatehouseError(
    'REPORT_NOT_A_YEAR',
    `An annual report covers a financial year; ${printPeriod(period)} is none. Write a year such as 2007-08.`,
  );
}

/** Throws REPORT_NO_FIGURES, naming what a report can be made for. */
export async function refuseWithoutFigures(
  hub: Known,
  region: Subject,
  period: Period,
): Promise<never> {
  const coverage = await listCoverage(hub);
  const years = coverage.find((one) => one.region.id === region.id)?.years ?? [];
  const others = coverage.map((one) => `${one.region.name} (${joinNames(one.years)})`);
  const instead =
    years.length > 0
      ? `There are figures for ${joinNames(years)}.`
      : others.length > 0
        ? `There are figures for ${joinNames(others)}.`
        : 'The hub holds no figures yet: import some first.';
  throw new GatehouseError(
    'REPORT_NO_FIGURES',
    `Nothing is known of the ${region.name} region in ${printPeriod(period)}. ${instead}`,
    { status: 404 },
  );
}
