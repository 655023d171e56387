import type { LeagueRow, RatingBar, SlopeRow, UnderScheme } from '../../../src/web/index.ts';

const longNames = [
  'Fernhill House and Resettlement Centre for Young Adults, Western Wing',
  'Castle Vale and Long Wood North',
];
const syllables = ['Ash', 'Brook', 'Cold', 'Dun', 'East', 'Fern', 'Glen', 'High', 'Kings', 'Long'];
const endings = ['ford', 'field', 'ham', 'wick', 'bourne', 'gate', 'mere', 'stoke', 'ley', 'ton'];

/** The name of a made-up provider. */
export function providerName(index: number): string {
  const name = `${syllables[index % 10]}${endings[Math.floor(index / 10) % 10]}`;
  return longNames[index - 3] ?? (index < 100 ? name : `${name} North`);
}

/** The places of 150 providers, some of them without an interval and two without a place. */
export const leagueRows: readonly LeagueRow[] = Array.from({ length: 150 }, (_, index) => {
  const place = index + 1;
  const reach = 4 + Math.round(Math.sqrt(place * (151 - place)) / 3) + (index % 7);
  const [lower, upper] = [Math.max(1, place - reach), Math.min(148, place + reach)];
  if (index >= 148) return leagueRow(index, null);
  if (index % 12 === 5) return leagueRow(index, place);
  return { ...leagueRow(index, place), lower, upper, intervalText: `${lower} to ${upper}` };
});

function leagueRow(index: number, place: number | null): LeagueRow {
  return {
    name: providerName(index),
    value: place,
    valueText: place === null ? 'not rated' : String(place),
    lower: null,
    upper: null,
    intervalText: 'cannot be given',
    highlighted: index % 15 === 2,
  };
}

const scores = [86.4, 78.2, 71.9, 66, 58.5, 41.3];

export const scoreRows: readonly LeagueRow[] = scores.map((score, index) => ({
  name: providerName(index),
  value: score,
  valueText: String(score),
  lower: score - 5 - index,
  upper: score + 4 + index,
  intervalText: `${(score - 5 - index).toFixed(1)} to ${(score + 4 + index).toFixed(1)}`,
  band: score >= 80 ? 'Outstanding' : score >= 60 ? 'Good' : score >= 40 ? 'Passable' : 'Poor',
}));

export const zones = [
  { label: 'Poor', from: null, to: 40 },
  { label: 'Passable', from: 40, to: 60 },
  { label: 'Good', from: 60, to: 80 },
  { label: 'Outstanding', from: 80, to: null },
];

/** Places of the West Midlands on the Weighted Scorecard, as the region's report of 2007-08 prints them. */
const places: ReadonlyArray<readonly [string, number, number]> = [
  ['Birmingham', 93, 111],
  ['Blakenhurst', 29, 87],
  ['Brinsford', 25, 52],
  ['Drake Hall', 97, 109],
  ['Featherstone', 104, 37],
  ['Shrewsbury', 98, 102],
  ['Stafford', 73, 17],
  ['Stoke Heath', 86, 94],
  ['Swinfen Hall', 10, 8],
  ['Brockhill', 123, 36],
  ['Hewell Grange', 64, 36],
];

export const placeRows: readonly SlopeRow[] = [
  ...places.map(([name, from, to]) => ({
    ...{ name, from, fromText: String(from), to, toText: String(to) },
    group: to === 36 ? 'Brockhill and Hewell Grange' : null,
  })),
  { name: 'Dovegate', from: null, fromText: 'not rated', to: null, toText: 'not rated' },
];

/** Everyone at the same places, which is the hardest that labels can have it. */
export const crowdedRows: readonly SlopeRow[] = Array.from({ length: 8 }, (_, index) => ({
  ...{ name: providerName(index), from: 4, fromText: '4' },
  ...{ to: 4 + (index % 2), toText: String(4 + (index % 2)) },
}));

export const ratingInputs: readonly RatingBar[] = [
  ratingInput('Accommodation on release', [72, 20, 14.4]),
  ratingInput(
    'Mandatory drug tests that are positive, of all random tests in the year',
    [91, 25, 22.8],
  ),
  ratingInput('Escapes', [0, 15, 0]),
  ratingInput('Education, training or employment on release', [55, 30, 16.5]),
  {
    ...ratingInput('Time unlocked', [0, 10, 0]),
    ...{ score: null, scoreText: 'none', contribution: null, most: null },
    contributionText: 'left out: no outturn was supplied',
  },
];

function ratingInput(
  name: string,
  [score, weight, adds]: readonly [number, number, number],
): RatingBar {
  return {
    ...{ name, domain: 'Resettlement', score, scoreText: String(score) },
    ...{ weightText: `${weight}%`, contribution: adds, most: weight },
    contributionText: `${adds} of ${weight}`,
  };
}

const bandsOfOne = ['Outstanding', 'Good', 'Passable', 'Poor'];
const bandsOfOther = ['4', '3', '2', '1'];

export const comparedSchemes = [
  { title: 'IPPF', bands: bandsOfOne },
  { title: 'Prison Rating System', bands: bandsOfOther },
] as const;

export const comparedRows = Array.from({ length: 12 }, (_, index) => ({
  name: providerName(index),
  under: [under(index, bandsOfOne), under((index * 5) % 12, bandsOfOther)] as const,
}));

function under(place: number, bands: readonly string[]): UnderScheme {
  if (place === 11) return { place: null, placeText: 'not rated', band: null };
  const band = bands[Math.floor(place / 3)] ?? null;
  return { place: place + 1, placeText: String(place + 1), band };
}
