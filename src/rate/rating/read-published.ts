import { type Period, rangePeriod, samePeriod } from '../../calendar/index.ts';
import type { Band, Scheme, Stated } from '../../catalogue/index.ts';
import { publishedFigures } from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import { type PublishedFigures, publishedPositions } from '../scheme/published-beside.ts';
import type { Rating } from '../scheme/rating.ts';

/**
 * What a scheme's owner published of everyone rated and of a region, by the id of the provider, reporting group or
 * region: of the period, or of a year, where that has none, the state at its last quarter.
 */
export async function readPublished(
  hub: Pick<Hub, 'database'>,
  scheme: Scheme,
  { ratings, region, period }: { ratings: readonly Rating[]; region: string; period: Period },
): Promise<ReadonlyMap<string, PublishedFigures>> {
  const { overall, position, domains } = scheme.published ?? { domains: {} };
  const codes = [overall, position, ...Object.values(domains)].filter((code) => code !== undefined);
  if (codes.length === 0) return new Map();
  const providerIds = [...ratings.map(({ id }) => id), region];
  const asked = { providerIds, metrics: codes, periods: [period, lastQuarterOf(period)] };
  const held = (await publishedFigures.listCurrent(hub.database, asked)).filter(
    ({ mentionedIn }) => mentionedIn === '',
  );
  const own = held.filter((figure) => samePeriod(figure.period, period));
  const stated = own.length > 0 ? own : held;
  const places = stated.flatMap(({ providerId, metric, stated: { value } }) =>
    metric === position && value !== null ? [[providerId, value] as const] : [],
  );
  const positions = publishedPositions(ratings, new Map(places));
  return new Map(
    providerIds.map((id) => {
      const words = stated.flatMap(({ providerId, metric, stated: figure }) =>
        providerId === id && figure.nothing === null
          ? [[metric, wordOf(bandsOf(scheme, metric), figure)] as const]
          : [],
      );
      return [id, { words: new Map(words), position: positions.get(id) ?? null }];
    }),
  );
}

/** The bands that a published metric speaks of. */
function bandsOf({ domains, overall, published }: Scheme, metric: string): readonly Band[] {
  return domains.find(({ code }) => published?.domains[code] === metric)?.bands ?? overall.bands;
}

/** A band that was published by its number has the label of that number. */
function wordOf(bands: readonly Band[], { choice, text, value }: Stated): string {
  return choice ?? bands.find((band) => band.value === value)?.label ?? text;
}

function lastQuarterOf(period: Period): Period {
  if (period.kind !== 'year') return period;
  const end = period.first + period.months;
  return rangePeriod(end - 3, end - 1);
}
