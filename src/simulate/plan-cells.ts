import { dayCount, endsOn, type MonthIndex, startsOn } from '../calendar/index.ts';
import { isOpenOn, monthEnd } from './days.ts';
import { type Kind, monthOfYear } from './kind.ts';
import { Random } from './random.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

/** What a plan is to be made for; `records` is how many there should be in all. */
export type PlanRequest = {
  seed: number;
  kinds: readonly Kind[];
  providers: readonly SimulatedProvider[];
  first: MonthIndex;
  months: number;
  records: number;
};

/** How many records of a type are to be expected at a provider, month by month, in an estate of full size. */
export type Cells = { kind: Kind; simulated: SimulatedProvider; full: Float64Array };

const deviation = { provider: 0.15, month: 0.07, year: 0.04 };
const badMonths = 1 / 24;
const usualSeason = [1.03, 1, 1.06, 0.98, 1, 1.02, 1.02, 0.93, 1.01, 1.05, 1.04, 0.86];

export function keyOfCells({ kind, simulated }: Cells): string {
  return `${kind.type.code}|${simulated.provider.id}`;
}

export function sumOf(cells: readonly Cells[]): number {
  return cells.reduce((total, { full }) => full.reduce((sum, mean) => sum + mean, total), 0);
}

/** The cells of a type at every provider that has such records. */
export function cellsOf(request: PlanRequest, kind: Kind): Cells[] {
  return request.providers
    .filter((simulated) => kind.type.providers.includes(simulated.kind))
    .map((simulated) => ({ kind, simulated, full: expected(request, kind, simulated) }));
}

/** A provider's own volume, its seasons and its trend, with months that fall out of line. */
function expected(request: PlanRequest, kind: Kind, simulated: SimulatedProvider): Float64Array {
  const { model, type } = kind;
  const random = new Random(`${request.seed}|volume|${type.code}|${simulated.provider.id}`);
  const own = random.around(1, deviation.provider);
  const trend = deviation.year * random.normal();
  const season = model.season ?? usualSeason;
  return Float64Array.from({ length: request.months }, (_, at) => {
    const month = request.first + at;
    const moved = random.around(1, deviation.month) * (random.chance(badMonths) ? 0.6 : 1);
    const open = openShare(simulated, month, model.rhythm === monthEnd);
    if (model.rows) return open === 0 ? 0 : model.rows(simulated, month, densityOf(request));
    const seasonal = season[monthOfYear(month) - 1] ?? 1;
    return (
      (model.volume?.(simulated) ?? 0) * own * seasonal * (1 + (trend * at) / 12) * moved * open
    );
  });
}

/** How many records there are to be for a provider and month. */
function densityOf({ records, providers, months }: PlanRequest): number {
  return records / Math.max(1, providers.length * months);
}

/** The share of a month's days on which a provider was open; of what is counted at its end, that day alone. */
function openShare({ provider }: SimulatedProvider, month: number, atEnd: boolean): number {
  const period = { kind: 'month' as const, first: month, months: 1 };
  const [first, last] = [startsOn(period), endsOn(period)];
  if (atEnd) return isOpenOn(provider, last) ? 1 : 0;
  const { opened = first, closed } = provider;
  const from = Math.max(dayCount(first), dayCount(opened));
  const until = Math.min(dayCount(last) + 1, closed === undefined ? Infinity : dayCount(closed));
  return Math.max(0, until - from) / (dayCount(last) + 1 - dayCount(first));
}
