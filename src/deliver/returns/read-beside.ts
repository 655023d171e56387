import { figuresIn } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { publishedFigures } from '../store.ts';
import type { Beside } from './check-context.ts';
import { monthPeriodOf } from './due.ts';
import { valueIn } from './read-cell.ts';
import type { ReturnReadings } from './readings.ts';
import type { Owed } from './return-key.ts';
import { listLastSubmitted } from './return-store.ts';

/** How many months before are looked at. */
export const monthsBefore = 12;

/** Reads what the checks of a return look at besides its own cells. */
export async function readBeside(hub: Hub, readings: ReturnReadings, owed: Owed): Promise<Beside> {
  const { key, template } = owed;
  const { providerId } = key;
  const month = monthPeriodOf(key.month);
  const metrics = template.lines.flatMap(({ metric }) => metric ?? []);
  const tallies = template.checks.flatMap((check) =>
    check.kind === 'records' ? [check.counted] : [],
  );
  const [before, levels, counted, published] = await Promise.all([
    readBefore(hub, owed),
    readings.levels(hub, { providerId, metrics, month }),
    readings.counted(hub, { providerId, tallies, month }),
    readPublished(hub, owed),
  ]);
  return { before, levels, counted, published };
}

async function readBefore(hub: Hub, { key, template }: Owed): Promise<Beside['before']> {
  const first = key.month - monthsBefore;
  const submitted = await listLastSubmitted(hub.database, key, { first, months: monthsBefore });
  const byMonth = new Map(submitted.map(({ month, cells }) => [month, cells]));
  return new Map(
    figuresIn(template).map(({ figure }) => [
      figure.tally,
      Array.from({ length: monthsBefore }, (_, index) => {
        const text = byMonth.get(first + index)?.[figure.tally] ?? '';
        return valueIn(text, figure) ?? null;
      }),
    ]),
  );
}

async function readPublished(hub: Hub, { key, template }: Owed): Promise<Map<string, number>> {
  const metrics = template.checks.flatMap((check) =>
    check.kind === 'published' ? [check.metric] : [],
  );
  if (metrics.length === 0) return new Map();
  const figures = await publishedFigures.listCurrent(hub.database, {
    ...{ metrics, providerIds: [key.providerId] },
    periods: [monthPeriodOf(key.month)],
  });
  return new Map(
    figures.flatMap(({ metric, mentionedIn, stated }) =>
      mentionedIn === '' && stated.value !== null ? [[metric, stated.value] as const] : [],
    ),
  );
}
