import { Random } from '../../src/simulate/index.ts';

/** What is counted of a metric at a provider in each of 24 months, oldest first. */
export type MonthCounts = { top: Float64Array; bottom: Float64Array };

export type BenchMetric = {
  code: string;
  kind: 'proportion' | 'events';
  polarity: 'higher' | 'lower';
  level: number;
};

export type BenchProvider = {
  id: string;
  function: string;
  /** By metric. */
  counts: readonly MonthCounts[];
};

export type BenchEstate = { metrics: readonly BenchMetric[]; providers: readonly BenchProvider[] };

export const months = 24;

const functions = [
  'Male local',
  'Male category C trainer',
  'Female',
  'Male open',
  'Young offender institution',
];

/** An estate in memory: two in three metrics are a part of records, the others events; nothing of it is anywhere. */
export function makeEstate(size: { providers: number; metrics: number }): BenchEstate {
  const metrics = Array.from({ length: size.metrics }, (_, index) => makeMetric(index));
  const providers = Array.from({ length: size.providers }, (_, index) => {
    const id = `provider-${index + 1}`;
    return {
      id,
      function: functions[index % functions.length] ?? '',
      counts: metrics.map((metric) => countsOf(metric, new Random(`${id} ${metric.code}`))),
    };
  });
  return { metrics, providers };
}

function makeMetric(index: number): BenchMetric {
  const random = new Random(`metric ${index}`);
  const kind = index % 3 === 2 ? 'events' : 'proportion';
  return {
    code: `M${index + 1}`,
    kind,
    polarity: kind === 'events' ? 'lower' : 'higher',
    level: kind === 'events' ? random.whole(0, 60) : random.whole(60, 95),
  };
}

function countsOf({ kind, level }: BenchMetric, random: Random): MonthCounts {
  const bottom = new Float64Array(months);
  const top = new Float64Array(months);
  const size = random.around(40, 0.8);
  const own =
    kind === 'events' ? (level * random.around(1, 0.3)) / 12 : level / 100 + random.normal() * 0.05;
  for (let month = 0; month < months; month += 1) {
    bottom[month] = kind === 'events' ? 1 : Math.max(1, random.count(size));
    top[month] = kind === 'events' ? random.count(own) : part(random, bottom[month] ?? 0, own);
  }
  return { top, bottom };
}

function part(random: Random, records: number, share: number): number {
  let met = 0;
  for (let record = 0; record < records; record += 1) if (random.chance(share)) met += 1;
  return met;
}
