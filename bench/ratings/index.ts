import type { Scheme } from '../../src/catalogue/index.ts';
import type { RankQuestion } from '../../src/rate/ranks/rank-question.ts';
import { simulateRanksApart } from '../../src/rate/ranks/ranks-apart.ts';
import { prepareScheme } from '../../src/rate/scheme/prepared-scheme.ts';
import { rateSubjects } from '../../src/rate/scheme/rate-subjects.ts';
import { median } from '../median.ts';
import type { Settings } from '../settings.ts';
import { rounded, type Table } from '../table.ts';
import { DuckRanks, type SqlInterval } from './duckdb.ts';
import { plainScheme, shippedSchemes, stretchedSchemes } from './schemes.ts';
import { type Stretch, Subjects } from './subjects.ts';
import { type BenchEstate, makeEstate, months } from './tallies.ts';

const size = { providers: 150, metrics: 60 };
const options = { draws: 10_000, seed: 1 };
/** Two sets of 10,000 draws differ in the end of an interval by a place or two. */
const mostOff = 6;

/** All ratings of an estate by six schemes with the intervals of their ranks, and one of them in plain SQL. */
export async function measureRatings({ rounds }: Pick<Settings, 'rounds'>): Promise<Table[]> {
  const estate = makeEstate(size);
  const subjects = new Subjects(estate);
  const shipped = shippedSchemes(estate.metrics);
  const title = `${size.providers} providers, ${size.metrics} metrics, ${months} months, ${shipped.length} schemes, ${options.draws.toLocaleString('en-GB')} draws: seconds, the middle of ${rounds}`;
  return [
    {
      title,
      aim: 'all ratings of a year with the intervals of their ranks in under 1 s on 2 cores',
      rows: [
        await timeSchemes('as shipped', shipped, subjects, rounds),
        await timeSchemes(
          'each over all metrics',
          stretchedSchemes(estate.metrics),
          subjects,
          rounds,
        ),
      ],
    },
    await againstSql(estate, subjects, rounds),
  ];
}

/** How long ratings take with all of their working, ranks with intervals, both at once, and both with the year before. */
async function timeSchemes(
  what: string,
  schemes: readonly Scheme[],
  subjects: Subjects,
  rounds: number,
): Promise<Table['rows'][number]> {
  const now = schemes.map((scheme) => ({ scheme, subjects: subjects.in(spansOf(scheme, months)) }));
  const both = now.map((question) => ({
    ...question,
    before: subjects.in(spansOf(question.scheme, months - 12)),
  }));
  return {
    schemes: what,
    figures: schemes.reduce((sum, { inputs }) => sum + inputs.length * size.providers, 0),
    ratings: await time(rounds, () => rateAll(now)),
    'rank intervals': await time(rounds, () => simulateRanksApart(now, options)),
    'both at once': await time(rounds, () => rateAndDraw(now)),
    'with changes on the year before': await time(rounds, () => rateAndDraw(both)),
    'ratings of 24 months, with their working': await time(1, () => rateMonths(schemes, subjects)),
    'scores of 24 months': await time(1, () => scoreMonths(schemes, subjects)),
  };
}

/** A year up to a month, or the quarters that a scheme looks at. */
function spansOf({ overQuarters }: Scheme, end: number): Stretch[] {
  if (overQuarters.length === 0) return [{ from: end - 12, to: end }];
  return overQuarters.map((_, at) => {
    const to = end - 3 * (overQuarters.length - 1 - at);
    return { from: to - 3, to };
  });
}

function rateAll(questions: readonly RankQuestion[]): void {
  for (const { scheme, subjects, before } of questions) {
    rateSubjects(scheme, subjects, 'this year');
    if (before) rateSubjects(scheme, before, 'the year before');
  }
}

async function rateAndDraw(questions: readonly RankQuestion[]): Promise<void> {
  const drawn = simulateRanksApart(questions, options);
  rateAll(questions);
  await drawn;
}

function rateMonths(schemes: readonly Scheme[], subjects: Subjects): void {
  for (let month = 0; month < months; month += 1) {
    const those = subjects.in([{ from: month, to: month + 1 }]);
    for (const scheme of schemes) rateSubjects(scheme, those, `month ${month + 1}`);
  }
}

/** Scores and bands alone, without the working that a card shows. */
function scoreMonths(schemes: readonly Scheme[], subjects: Subjects): void {
  for (let month = 0; month < months; month += 1) {
    const those = subjects.in([{ from: month, to: month + 1 }]);
    for (const scheme of schemes) {
      const prepared = prepareScheme(scheme, those);
      for (const { members } of prepared.rows) {
        prepared.together(
          members.map((one) => prepared.rollUpOf(one, prepared.pointsAsTheyAre(one))),
        );
      }
    }
  }
}

/** Seconds of the middle round, after one that is not counted. */
async function time(rounds: number, work: () => unknown): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    taken.push((performance.now() - begun) / 1000);
  }
  return rounded(median(taken));
}

/** One scheme in both; throws where the intervals are further apart than draws can be. */
async function againstSql(estate: BenchEstate, all: Subjects, rounds: number): Promise<Table> {
  const [shipped] = shippedSchemes(estate.metrics);
  if (!shipped) throw new Error('No scheme is shipped.');
  const scheme = plainScheme(shipped, estate.metrics);
  const subjects = all.in([{ from: months - 12, to: months }]);
  const weights = new Map(scheme.inputs.map(({ code, weight }) => [code, weight]));
  const duck = await DuckRanks.open(subjects, weights);
  try {
    const [answer] = await simulateRanksApart([{ scheme, subjects }], options);
    const off = mostApart(await duck.ranks(options), answer);
    if (off > mostOff) throw new Error(`The intervals are up to ${off} places apart.`);
    const ours = await time(rounds, () => simulateRanksApart([{ scheme, subjects }], options));
    const sql = await time(1, () => duck.ranks(options));
    return {
      title: 'One scheme, the same model of chance in plain SQL: seconds',
      aim: 'faster than SQL; the same intervals but for what draws differ by',
      rows: [
        { what: 'this hub', seconds: ours, 'times as long': 1, 'most places apart': 0 },
        {
          what: 'DuckDB',
          seconds: sql,
          'times as long': rounded(sql / ours),
          'most places apart': off,
        },
      ],
    };
  } finally {
    duck.close();
  }
}

function mostApart(
  intervals: readonly SqlInterval[],
  answer: Awaited<ReturnType<typeof simulateRanksApart>>[number] | undefined,
): number {
  const off = intervals.map(({ id, lower, upper }) => {
    const sure = answer?.places.get(id)?.sure;
    if (!sure) throw new Error(`${id} has no interval.`);
    return Math.max(Math.abs(sure.lower - lower), Math.abs(sure.upper - upper));
  });
  return Math.max(...off);
}
