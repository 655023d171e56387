import type { Engine } from '../engines.ts';
import type { Settings } from '../settings.ts';
import type { Table } from '../table.ts';
import { type Measured, measureOn } from './measure.ts';
import { reportLedger } from './report.ts';

/** PGlite is not measured above so many records: its memory ends. */
const largestEmbedded = 5_000_000;

/** From records to figures: what ingest, fresh tallies, a recount, a trace and a scorecard cost, by history. */
export async function measureLedger(
  engines: readonly Engine[],
  settings: Settings,
): Promise<Table[]> {
  const measured: Measured[] = [];
  for (const engine of engines) {
    for (const size of settings.sizes) {
      if (engine.name === 'PGlite' && size > largestEmbedded) continue;
      console.error(`Measuring ${engine.name} with ${size.toLocaleString('en-GB')} records …`);
      measured.push(await measureOn(engine, size, settings));
    }
  }
  return reportLedger(measured);
}
