import { endsOn, type IsoDate, type Period, startsOn } from '../calendar/index.ts';
import {
  appliesTo,
  type Catalogue,
  type Metric,
  nearestMetrics,
  type Stated,
} from '../catalogue/index.ts';
import type { Problem } from '../errors.ts';
import { type Estate, findProvider, nearestNames, openIn, type Subject } from '../estate/index.ts';
import type { Entry, Kind } from './entry.ts';

/** How many years ahead a target may lie. */
const furthestTargetYears = 10;

type Refusal = Problem | undefined;

export function refuseMetric(entry: Entry, catalogue: Catalogue): Problem {
  const near = nearestMetrics(catalogue, entry.metric).map(
    ({ code, shortTitle }) => `${code} (${shortTitle})`,
  );
  return {
    message: 'No metric has this code or title.',
    place: entry.place,
    found: entry.metric,
    expected: `a metric of the catalogue, such as ${near.join(', ')}`,
  };
}

export function refuseProvider(entry: Entry, estate: Estate): Problem {
  const near = nearestNames(estate, entry.provider);
  return {
    message: 'No provider has this name.',
    place: entry.place,
    found: entry.provider,
    expected: `a name of the estate, such as ${near.join(', ')}`,
  };
}

/** An outturn is of a period that is over (a month may be in progress); a target lies not too far ahead. */
export function refusePeriod(entry: Entry, period: Period, kind: Kind, today: IsoDate): Refusal {
  const { place, period: found } = entry;
  if (kind === 'target') {
    const latest = `${Number(today.slice(0, 4)) + furthestTargetYears}${today.slice(4)}`;
    if (startsOn(period) <= latest) return undefined;
    const expected = `a period that starts before ${latest}`;
    return { message: 'The period is too far ahead.', place, found, expected };
  }
  const over = period.kind === 'month' ? startsOn(period) <= today : endsOn(period) <= today;
  if (over) return undefined;
  const expected = `a period that ended by ${today}`;
  return { message: 'The period is not over yet.', place, found, expected };
}

/** A provider that was not open has no figure; a metric that is not asked of it has none either. */
export function refuseSubject(
  entry: Entry,
  about: { subject: Subject; metric: Metric; period: Period; stated: Stated },
  estate: Estate,
): Refusal {
  const { subject, metric, period, stated } = about;
  if (stated.nothing !== null) return undefined;
  const provider = findProvider(estate, subject.id);
  const standing = provider ? openIn(provider, period) : 'open';
  const refused = { place: entry.place, found: entry.value };
  if (standing !== 'open') {
    const when =
      standing === 'closed' ? `closed ${provider?.closed}` : `opened ${provider?.opened}`;
    return {
      ...refused,
      message: `${subject.name} was ${standing} in ${entry.period} (${when}).`,
      expected: 'no row, or the word closed as the value',
    };
  }
  if (appliesTo(metric, subject)) return undefined;
  return {
    ...refused,
    message: `${metric.code} is not asked of ${subject.name} (${subject.kind}).`,
    expected: 'no row, or n/a as the value',
  };
}
