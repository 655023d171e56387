import { listWords, type Scheme } from '../../catalogue/index.ts';
import type { RatedRow, RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';

/** A score as the scheme prints it: with its decimals, and a dash where there is none. */
export function scoreText({ rounding }: Scheme, score: number | null): string {
  return score === null ? '–' : fixed(score, rounding.places);
}

/** A number with a sign, without decimals that say nothing: `+3`, `−0.5`, `0`. */
export function signed(value: number, places = 0): string {
  const text = fixed(Math.abs(value), places);
  if (Number(text) === 0) return '0';
  return value < 0 ? `−${text}` : `+${text}`;
}

/** A weight or share as short as it can be: `12.5`, `100`. */
export function shareText(value: number): string {
  return String(Number(value.toFixed(1)));
}

function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}

const nouns = {
  area: { one: 'probation area', many: 'probation areas' },
  establishment: { one: 'prison', many: 'prisons' },
  both: { one: 'provider', many: 'providers' },
};

/** What those whom a scheme rates are called. */
export function nounsOf({ rated }: Scheme): { one: string; many: string } {
  const [kind, another] = rated.kinds;
  return kind === undefined || another !== undefined ? nouns.both : nouns[kind];
}

/** `1 prison`, `12 prisons`. */
export function countWords(count: number, { one, many }: { one: string; many: string }): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A place as people say it: `2 of 10`; a dash where there is none. */
export function placeText(place: { rank: number; of: number } | null): string {
  return place ? `${place.rank} of ${place.of}` : '–';
}

/** The rating in a word: the band, else that it is not rated, else its place. */
export function ratingWord(row: Pick<RatedRow, 'band' | 'notRated' | 'place'>): string {
  if (row.band) return row.band.label;
  return row.place ? `Place ${placeText(row.place)}` : 'Not rated';
}

/** One plain sentence that says what the ratings came to. */
export function leadSentence({ scheme, rows, period, region }: RatingReport): string {
  const rated = rows.filter(isRated);
  const nouns = nounsOf(scheme);
  const where = `in ${region.officialName}`;
  if (rated.length === 0) {
    return rows.length === 0
      ? `Nobody ${where} is rated by it in ${period}.`
      : `None of ${countWords(rows.length, nouns)} ${where} can be rated in ${period}.`;
  }
  const sentence =
    scheme.overall.bands.length > 0 ? bandWords(scheme, rated) : orderWords(scheme, rated);
  const silent = rows.length - rated.length;
  return silent === 0 ? sentence : `${sentence} ${silent} more cannot be rated.`;
}

function bandWords(scheme: Scheme, rated: readonly RatedRow[]): string {
  const nouns = nounsOf(scheme);
  const counts = scheme.overall.bands
    .map(({ label }) => ({
      label,
      count: rated.filter(({ band }) => band?.label === label).length,
    }))
    .filter(({ count }) => count > 0)
    .toReversed();
  const [only, ...others] = counts;
  if (only && others.length === 0) {
    if (rated.length === 1) return `${rated[0]?.name}, the only one rated, is ${only.label}.`;
    return `All ${countWords(rated.length, nouns)} are ${only.label}.`;
  }
  const said = counts.map(({ label, count }) => `${count} ${count === 1 ? 'is' : 'are'} ${label}`);
  return `Of ${countWords(rated.length, nouns)}, ${listWords(said)}.`;
}

function orderWords(scheme: Scheme, rated: readonly RatedRow[]): string {
  const [top] = rated;
  if (!top) return '';
  const first = rated.filter(({ score }) => score === top.score);
  const last = rated.at(-1);
  const names = listWords(first.slice(0, 3).map(({ name }) => name));
  const score = scoreText(scheme, top.score);
  const verb = first.length === 1 ? 'is' : 'are';
  const stands =
    top.place === null || top.place.rank === 1
      ? `${verb} first of ${rated.length} rated, with a score of ${score}`
      : `${verb} highest of the ${rated.length} rated here, with a score of ${score} and place ${placeText(top.place)}`;
  if (!last || first.includes(last)) return `${names} ${stands}.`;
  return `${names} ${stands}; ${last.name} is last with ${scoreText(scheme, last.score)}.`;
}

/** People by the reason that they share, in the order in which the reasons first come. */
export function byReason(
  people: ReadonlyArray<{ name: string; because: string }>,
): Array<{ because: string; count: number; names: string; isLong: boolean }> {
  const reasons = new Map<string, string[]>();
  for (const { name, because } of people) {
    reasons.set(because, [...(reasons.get(because) ?? []), name]);
  }
  return [...reasons].map(([because, names]) => ({
    ...{ because, count: names.length, names: listWords(names) },
    isLong: names.length > shownNames,
  }));
}

/** More names than these are folded. */
const shownNames = 12;
