import { contains, monthsOf, type Period, previousPeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import type { Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigures } from './counted-figures.ts';
import { CountedPeriods } from './counted-periods.ts';
import { FigureSet } from './figure-set.ts';
import { type Provisional, readProvisional, settled } from './provisional.ts';
import { countedIn, peersOf } from './select.ts';
import { levelHolders, twinLevels } from './twin-levels.ts';

/** What is known of a question: what was stated, and what was counted in its period and the one before. */
export type Figures = {
  /** Of the period and of the one before. */
  stated: FigureSet;
  /** Of the single months of a longer period. */
  monthly: FigureSet;
  counted: CountedFigures;
  countedBefore: CountedFigures;
  provisional: Provisional;
};

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Reads all that the rows of some subjects and metrics are made of. */
export async function readFigures(
  hub: Known,
  subjects: readonly Subject[],
  metrics: readonly Metric[],
  period: Period,
): Promise<Figures> {
  const related = subjects.flatMap((subject) => [
    subject.id,
    ...countedIn(hub.estate, subject, period).map(({ id }) => id),
    ...(peersOf(hub.estate, subject, period)?.ids ?? []),
  ]);
  const providerIds = [...new Set(related)];
  const counted = new CountedPeriods(hub, metrics, providerIds);
  const [figures, provisional] = await Promise.all([
    readFiguresOf(hub, { providerIds, metrics, period, counted }),
    readProvisional(hub, metrics, { period, providerIds }),
  ]);
  return { ...figures, provisional };
}

/** The same of some providers by themselves, without those that they are ranked among or made of, and without a word on what is provisional. */
export async function readFiguresOf(
  hub: Known,
  asked: {
    providerIds: readonly string[];
    metrics: readonly Metric[];
    period: Period;
    counted: CountedPeriods;
  },
): Promise<Figures> {
  const { providerIds, metrics, period } = asked;
  const before = previousPeriod(period);
  const months = period.months === 1 ? [] : monthsOf(period);
  const wanted = {
    providerIds,
    metrics: metrics.map(({ code }) => code),
    periods: [period, before, ...months],
  };
  const [agreed, published, counted, countedBefore] = await Promise.all([
    levels.listCurrent(hub.database, {
      ...wanted,
      providerIds: levelHolders(hub.estate, providerIds),
    }),
    publishedFigures.listCurrent(hub.database, wanted),
    asked.counted.of(period),
    asked.counted.of(before),
  ]);
  const held = [...agreed, ...twinLevels(hub.estate, providerIds, metrics, agreed)];
  const isMonth = (figure: KeptFigure) => months.length > 0 && isMonthOf(period, figure);
  const isOther = (figure: KeptFigure) => !isMonth(figure);
  return {
    stated: new FigureSet(held.filter(isOther), published.filter(isOther)),
    monthly: new FigureSet(held.filter(isMonth), published.filter(isMonth)),
    counted,
    countedBefore,
    provisional: settled,
  };
}

function isMonthOf(whole: Period, { period }: KeptFigure): boolean {
  return period.months === 1 && contains(whole, period);
}
