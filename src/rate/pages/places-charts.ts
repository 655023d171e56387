import { type Chart, leagueTable, type SlopeRow, slope } from '../../web/index.ts';
import type { RatedRow, RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';
import { signed } from './rating-words.ts';

const noSureness = 'How sure that is cannot be given.';

/** Everyone's place with its interval, as far as one can be given; one alone is no league. */
export function leagueChart({ rows, period }: RatingReport): Chart | undefined {
  const placed = rows.filter(({ place }) => place !== null);
  if (placed.length < 2) return undefined;
  return leagueTable({
    ...{ id: 'league', title: `Places in ${period}, and how sure they are` },
    ...{ measured: 'Place', better: 'low', print: (value) => String(value) },
    rows: placed.map((row) => ({
      ...{ name: row.name, value: row.place?.rank ?? null, band: row.band?.label },
      valueText: row.place ? String(row.place.rank) : '–',
      ...{ lower: row.sure?.lower ?? null, upper: row.sure?.upper ?? null },
      intervalText: row.sure ? `${row.sure.lower} to ${row.sure.upper}` : 'cannot be given',
    })),
  });
}

/** What is said below the places: how they were drawn, or why there is no interval. */
export function surenessWords({ rows }: RatingReport): string[] {
  const placed = rows.filter(({ place }) => place !== null);
  const sure = placed.flatMap((one) => one.sure ?? []);
  const reasons = new Set(
    placed.filter((one) => one.sure === null).map(({ unsure }) => unsure ?? noSureness),
  );
  const [first] = sure;
  return [
    ...(first
      ? [
          `The line is where a place may well lie by chance alone: of 100 years like this one, about 95 would give a place on it. It was found by drawing the counts anew ${first.draws.toLocaleString('en-GB')} times (seed ${first.seed}).`,
        ]
      : []),
    ...luckWords(sure),
    ...reasons,
  ];
}

/** Whoever counts little and stands at an end is likely to have been lucky, or unlucky. */
function luckWords(sure: ReadonlyArray<NonNullable<RatedRow['sure']>>): string[] {
  const outside = sure.filter(({ rank, lower, upper }) => rank < lower || rank > upper).length;
  if (outside === 0) return [];
  return [
    `${outside === 1 ? 'One place lies' : `${outside} places lie`} beyond the own line: such figures are made of so few that, counted again, they would hardly come out as well, or as badly, once more.`,
  ];
}

/** Places now and in the period before, among those rated in both; undefined where nobody is. */
export function slopeChart({ rows, period, previousPeriod }: RatingReport): Chart | undefined {
  const known = rows.filter(isRated);
  if (!known.some(({ change }) => change?.places != null)) return undefined;
  return slope({
    ...{
      id: 'change',
      title: `Places in ${previousPeriod} and ${period}, among those rated in both`,
      better: 'low',
    },
    sides: { from: previousPeriod, to: period },
    rows: known.map(slopeRow),
  });
}

function slopeRow({ name, change, kind }: RatedRow): SlopeRow {
  const { from, to } = change ?? { from: null, to: null };
  return {
    ...{ name, from, fromText: from === null ? 'not rated' : String(from) },
    ...{ to, toText: to === null ? 'not rated in both' : String(to) },
    ...(kind === 'group' && { group: name }),
  };
}

/** The places gained in sum, and what of that is more than chance. */
export function netSentences({ net, chance, previousPeriod }: RatingReport): string[] {
  if (!net) return [];
  return [
    ...netWords(
      `Net change of places since ${previousPeriod}, among those rated in both`,
      net.excludingGroups,
      net.includingGroups,
    ),
    chance ?? [],
  ].flat();
}

/** The same for any two ways of counting. */
export function netWords(what: string, excluding: number, including: number): string[] {
  const all = `${what}: ${signed(including)}`;
  if (excluding === including) return [`${all}.`];
  return [`${all}; without those newly rated together as a group, ${signed(excluding)}.`];
}
