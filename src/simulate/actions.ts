import { createHash } from 'node:crypto';
import { audit } from '../access/index.ts';
import { endsOn, monthsOf } from '../calendar/index.ts';
import { type RecordType, recordedTypes } from '../catalogue/index.ts';
import { type StoredBatch, stateCoverage, storeRecords, withdrawBatch } from '../deliver/index.ts';
import { GatehouseError } from '../errors.ts';
import { openIn, storeEstate, withSimulated } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { type GeneratedBatch, generate, rowsPerRecord } from './generate.ts';
import { modelOf } from './models.ts';
import type { Order } from './order.ts';
import { makePlan } from './plan.ts';
import { deleteCoverage, listRuns, listSimulatedBatches } from './run-store.ts';
import { type SimulatedProvider, simulatedProvider } from './simulated-provider.ts';
import { World } from './world.ts';

/** Who records what is simulated. */
export const simulator = 'simulate';
const batchSize = 10_000;

type OnShare = (share: number) => void;
export type Simulated = Pick<StoredBatch, 'added' | 'revised' | 'retracted' | 'unchanged'> & {
  batches: number;
};

/** Everything that an order makes, batch by batch; the same order makes the same, and so does each part of it. */
export function simulateRecords(
  hub: Pick<Hub, 'catalogue' | 'calendars'>,
  order: Order,
): { total: number; batches: Iterable<GeneratedBatch> } {
  const { seed, period, records } = order;
  const providers = order.providers.map((one) => simulatedProvider(seed, one, endsOn(period)));
  const kinds = recordedTypes(hub.catalogue).map((type) => ({ type, model: modelOf(type) }));
  const { first, months } = period;
  const plan = makePlan({ seed, kinds, providers, first, months, records });
  const world = new World({ seed, calendars: hub.calendars, kinds, plan, period });
  return { total: plan.total, batches: generate(world, { kinds, providers, batchSize }) };
}

/**
 * Makes the records of an order and stores them, marked as simulated; what is stored already is passed over.
 * Throws SIMULATE_OTHER_HELD while the hub holds another simulation.
 */
export async function simulate(hub: Hub, order: Order, onShare: OnShare): Promise<Simulated> {
  await refuseOther(hub, order);
  hub.estate = withSimulated(hub.estate);
  const { total, batches } = simulateRecords(hub, order);
  const about = { kind: 'simulation', id: order.name };
  await hub.database.transaction(async (session) => {
    await storeEstate(session, hub.estate);
    await audit(session, hub, { action: 'simulation begun', about });
  });
  const sum: Simulated = { added: 0, revised: 0, retracted: 0, unchanged: 0, batches: 0 };
  let rows = 0;
  for (const batch of batches) {
    const stored = await storeRecords(hub, {
      ...batch,
      ...{ fileName: order.name, contentHash: hashOf(batch), recordedBy: simulator },
      simulated: true,
    });
    rows += batch.rows.length;
    onShare(Math.min(1, rows / (total * rowsPerRecord)));
    if (stored.alreadyStored) continue;
    for (const count of ['added', 'revised', 'retracted', 'unchanged'] as const) {
      sum[count] += stored[count];
    }
    sum.batches += 1;
  }
  await coverMonths(hub, order);
  return sum;
}

/** Takes every simulated record back, batch by batch, the latest first; tells how many batches there were. */
export async function withdrawSimulation(hub: Hub, onShare: OnShare): Promise<number> {
  const batches = await listSimulatedBatches(hub.database);
  for (const [index, batchId] of batches.entries()) {
    await withdrawBatch(hub, batchId, { by: simulator, reason: 'The simulation was withdrawn.' });
    onShare((index + 1) / batches.length);
  }
  await hub.database.transaction(async (session) => {
    await deleteCoverage(session, simulator);
    const about = { kind: 'simulation', id: 'all' };
    await audit(session, hub, {
      action: 'simulation withdrawn',
      about,
      after: { batches: batches.length },
    });
  });
  return batches.length;
}

async function refuseOther({ database }: Hub, { name }: Order): Promise<void> {
  const other = (await listRuns(database)).find((run) => run !== name);
  if (other === undefined) return;
  throw new GatehouseError(
    'SIMULATE_OTHER_HELD',
    `The hub holds another simulation, and two would not fit together: ${other}. Withdraw it first with gatehouse simulate --withdraw, or give its own options again.`,
    { status: 409 },
  );
}

/** Says of every month in which a twin was open that all its records are in, also where chance made none. */
async function coverMonths(hub: Hub, { name, providers, period }: Order): Promise<void> {
  const types = recordedTypes(hub.catalogue);
  await hub.database.transaction(async (session) => {
    for (const provider of providers) {
      const open = monthsOf(period).filter((month) => openIn(provider, month) === 'open');
      const [first] = open;
      if (!first) continue;
      const recordTypes = typesOf(types, provider.kind);
      const coverage = {
        providerId: provider.id,
        recordTypes,
        first: first.first,
        months: open.length,
      };
      await stateCoverage(session, coverage, simulator);
    }
    await audit(session, hub, {
      action: 'simulation finished',
      about: { kind: 'simulation', id: name },
    });
  });
}

function typesOf(
  types: readonly RecordType[],
  kind: SimulatedProvider['provider']['kind'],
): string[] {
  return types.filter(({ providers }) => providers.includes(kind)).map(({ code }) => code);
}

function hashOf({ type, rows }: GeneratedBatch): string {
  return createHash('sha256')
    .update(JSON.stringify([type.code, rows]))
    .digest('hex');
}
