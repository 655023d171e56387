import type { RatingReport } from '../rating/rating-report.ts';
import { countWords, nounsOf, scoreText } from './rating-words.ts';

/** What a region comes to, and what was published of it, in two sentences at most; none where it is not rated. */
export function regionSentences({ regionRating, region, scheme }: RatingReport): string[] {
  if (!regionRating?.band) return [];
  const { band, score, of, published } = regionRating;
  const who =
    of === 1 ? `its one ${nounsOf(scheme).one}` : `its ${countWords(of, nounsOf(scheme))}`;
  const mean = `${region.officialName} as a whole is ${band.label}: the mean of the bands of ${who}, each counted by its number, is ${scoreText(scheme, score)}.`;
  if (published.length === 0) return [mean];
  const differing = published.filter(({ agrees }) => !agrees);
  if (differing.length === 0) {
    return [mean, `So it was published, ${partsWords(published.length)}.`];
  }
  const named = differing.map(
    (one) => `${one.title} was published as ${one.published}, not ${one.computed ?? 'unrated'}`,
  );
  return [mean, `${named.join('; ')}.`];
}

function partsWords(parts: number): string {
  return parts === 1 ? 'as a whole' : `in all ${parts} parts`;
}
