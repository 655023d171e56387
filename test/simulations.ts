/** For tests: simulations that need no database. */
import { join } from 'node:path';
import { endsOn, loadCalendars, type Period, parsePeriod } from '../src/calendar/index.ts';
import { loadCatalogue, recordedTypes } from '../src/catalogue/index.ts';
import { packageRoot } from '../src/config.ts';
import type { LedgerRecord } from '../src/deliver/index.ts';
import { loadEstate, withSimulated } from '../src/estate/index.ts';
import { simulateRecords } from '../src/simulate/actions.ts';
import { modelOf } from '../src/simulate/models.ts';
import { type OrderText, readOrder } from '../src/simulate/order.ts';
import type { Plan } from '../src/simulate/plan.ts';
import { simulatedProvider } from '../src/simulate/simulated-provider.ts';
import { World } from '../src/simulate/world.ts';

const period: Period = parsePeriod('Apr 2006 to Mar 2008');
const now = () => new Date('2026-11-02T12:00:00.000Z');

/** What a hub knows without its database; only some record types where a test names them. */
export function sampleKnown(types?: readonly string[]) {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  const recordTypes = recordedTypes(catalogue).filter(({ code }) => types?.includes(code) ?? true);
  return {
    catalogue: { ...catalogue, recordTypes },
    calendars: loadCalendars(packageRoot),
    estate: loadEstate(packageRoot),
    now,
  };
}

/** An order as somebody writes it, with what a test does not care about filled in. */
export function sampleOrder(changes: Partial<OrderText> = {}): OrderText {
  const months = { from: '2006-04', to: '2008-03' };
  return { seed: '1', providers: 'all', ...months, records: '3000', ...changes };
}

/** Every record that an order makes, in the order in which they are stored. */
export function sampleRecords(
  changes: Partial<OrderText> = {},
  types?: readonly string[],
): Array<{ type: string; portion: number; rows: readonly LedgerRecord[] }> {
  const known = sampleKnown(types);
  const { batches } = simulateRecords(known, readOrder(known, sampleOrder(changes)));
  return Array.from(batches, ({ type, ...batch }) => ({ ...batch, type: type.code }));
}

/** A world in which every provider has as many records of each type in each month. */
export function evenWorld(count: number) {
  const { catalogue, calendars, estate } = sampleKnown();
  const kinds = catalogue.recordTypes.map((type) => ({ type, model: modelOf(type) }));
  const plan: Plan = { scale: 1, total: 0, countOf: () => count };
  const world = new World({ seed: 1, calendars, kinds, plan, period });
  const providers = withSimulated(estate)
    .providers.filter(({ simulated }) => simulated)
    .map((provider) => simulatedProvider(1, provider, endsOn(period)));
  return { world, kinds, providers, estate };
}
