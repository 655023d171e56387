import type { Period } from '../calendar/index.ts';
import type { Scheme } from '../catalogue/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { type PublishedFigures, publishedPositions } from './scheme/published-beside.ts';
import type { Rating } from './scheme/rating.ts';

/** What a scheme's owner published of everyone rated, by the id of the provider or reporting group. */
export async function readPublished(
  hub: Pick<Hub, 'database'>,
  scheme: Scheme,
  { ratings, period }: { ratings: readonly Rating[]; period: Period },
): Promise<ReadonlyMap<string, PublishedFigures>> {
  const { overall, position, domains } = scheme.published ?? { domains: {} };
  const codes = [overall, position, ...Object.values(domains)].filter((code) => code !== undefined);
  if (codes.length === 0) return new Map();
  const providerIds = ratings.map(({ id }) => id);
  const asked = { providerIds, metrics: codes, periods: [period] };
  const stated = (await publishedFigures.listCurrent(hub.database, asked)).filter(
    ({ mentionedIn }) => mentionedIn === '',
  );
  const places = stated.flatMap(({ providerId, metric, stated: { value } }) =>
    metric === position && value !== null ? [[providerId, value] as const] : [],
  );
  const positions = publishedPositions(ratings, new Map(places));
  return new Map(
    providerIds.map((id) => {
      const words = stated.flatMap(({ providerId, metric, stated: { choice, text, value } }) =>
        providerId === id && value !== null ? [[metric, choice ?? text] as const] : [],
      );
      return [id, { words: new Map(words), position: positions.get(id) ?? null }];
    }),
  );
}
