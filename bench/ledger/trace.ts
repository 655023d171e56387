import { rangePeriod } from '../../src/calendar/index.ts';
import type { Hub } from '../../src/hub.ts';
import { traceFigure } from '../../src/measure/trace.ts';
import type { Generated } from './generated.ts';

/** Milliseconds of following a figure of one provider back to its records, by length of its period. */
export type TraceTimes = { months: number; records: number; times: number[] };

const metric = 'P01';

/** Traces a figure of one month, and of the nine months of a scorecard. */
export async function measureTrace(
  hub: Hub,
  { providerIds }: Generated,
  rounds: number,
): Promise<TraceTimes[]> {
  const [provider] = providerIds;
  if (provider === undefined) throw new Error('There is no provider to trace a figure of.');
  const measured: TraceTimes[] = [];
  for (const months of [1, 9]) {
    const period = rangePeriod(firstTraced, firstTraced + months - 1);
    const times: number[] = [];
    let records = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const begun = performance.now();
      const trace = await traceFigure(hub, { provider, metric, period });
      if (round > 0) times.push(performance.now() - begun);
      records = Math.max(...trace.tallies.map((tally) => tally.records));
    }
    measured.push({ months, records, times });
  }
  return measured;
}

/** April 2007. */
const firstTraced = 2007 * 12 + 3;
