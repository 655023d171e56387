import { type Period, previousPeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import { levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import type { Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigures } from './counted-figures.ts';
import { FigureSet } from './figure-set.ts';
import { readCounted } from './read-counted.ts';
import { countedIn, peersOf } from './select.ts';
import { levelHolders, twinLevels } from './twin-levels.ts';

/** What is known of a question: what was stated, and what was counted in its period and the one before. */
export type Figures = { stated: FigureSet; counted: CountedFigures; countedBefore: CountedFigures };

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
  const before = previousPeriod(period);
  const providerIds = [...new Set(related)];
  const wanted = {
    providerIds,
    metrics: metrics.map(({ code }) => code),
    periods: [period, before],
  };
  const [agreed, published, counted, countedBefore] = await Promise.all([
    levels.listCurrent(hub.database, {
      ...wanted,
      providerIds: levelHolders(hub.estate, providerIds),
    }),
    publishedFigures.listCurrent(hub.database, wanted),
    readCounted(hub, metrics, { period, providerIds }),
    readCounted(hub, metrics, { period: before, providerIds }),
  ]);
  const held = [...agreed, ...twinLevels(hub.estate, providerIds, metrics, agreed)];
  return { stated: new FigureSet(held, published), counted, countedBefore };
}
