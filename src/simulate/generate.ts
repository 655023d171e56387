import type { RecordType } from '../catalogue/index.ts';
import type { LedgerRecord } from '../deliver/index.ts';
import { makeFields, type Version } from './make-record.ts';
import type { Modelled } from './model.ts';
import { keyOf, type RecordId } from './record-id.ts';
import type { SimulatedProvider } from './simulated-provider.ts';
import type { World } from './world.ts';

/** Records of one type that are stored together. */
export type GeneratedBatch = { type: RecordType; portion: number; rows: readonly LedgerRecord[] };

type Given = {
  kinds: readonly Modelled[];
  providers: readonly SimulatedProvider[];
  batchSize: number;
};

/** What becomes of a record; most are stated once, in time. */
type Fate = 'plain' | 'late' | 'corrected' | 'retracted';

const shares = { late: 0.03, corrected: 0.02, retracted: 0.003 };

/** How many rows there are for each record that is asked for: corrections and retractions come on top. */
export const rowsPerRecord = 1 + shares.corrected + shares.retracted;

/**
 * The records of a simulation, batch by batch, so that no more than one is in memory: of each type first what
 * came in time, month by month, then what came late, was corrected or taken back. Types come after those that
 * they refer to.
 */
export function* generate(world: World, given: Given): Generator<GeneratedBatch> {
  for (const kind of inOrder(given.kinds)) {
    let portion = 0;
    for (const phase of ['in time', 'afterwards'] as const) {
      for (const rows of inBatches(statements(world, kind, { ...given, phase }), given.batchSize)) {
        portion += 1;
        yield { type: kind.type, portion, rows };
      }
    }
  }
}

function* statements(
  world: World,
  kind: Modelled,
  { providers, phase }: Given & { phase: 'in time' | 'afterwards' },
): Generator<LedgerRecord> {
  for (const { simulated, id } of everyRecord(world, kind, providers)) {
    const fate = fateOf(world, kind, simulated, id);
    const inTime = phase === 'in time';
    if (fate === (inTime ? 'late' : 'plain')) continue;
    const version = !inTime && fate === 'corrected' ? 'corrected' : 'first';
    const record = recordOf(world, kind, simulated, { id, version });
    if (record) yield !inTime && fate === 'retracted' ? { ...record, retract: true } : record;
  }
}

function* everyRecord(world: World, { type }: Modelled, providers: readonly SimulatedProvider[]) {
  for (const month of world.months) {
    for (const simulated of providers) {
      const count = world.plan.countOf(type.code, simulated.provider.id, month);
      for (let index = 0; index < count; index += 1) yield { simulated, id: { month, index } };
    }
  }
}

function recordOf(
  world: World,
  kind: Modelled,
  simulated: SimulatedProvider,
  { id, version }: { id: RecordId; version: Version },
): LedgerRecord | undefined {
  const fields = makeFields(world, kind, simulated, { id, version });
  return fields && { providerId: simulated.provider.id, recordKey: keyOf(id), fields };
}

function fateOf(world: World, kind: Modelled, simulated: SimulatedProvider, id: RecordId): Fate {
  let left = world.stream(kind, simulated, id, 'fate').next();
  for (const fate of ['late', 'corrected', 'retracted'] as const) {
    left -= shares[fate];
    if (left < 0) return fate;
  }
  return 'plain';
}

function* inBatches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Each type after those that its records refer to. */
export function inOrder<K extends { type: RecordType }>(kinds: readonly K[]): K[] {
  const ordered = new Set<K>();
  const add = (kind: K, above: readonly K[]) => {
    for (const { to } of kind.type.fields) {
      const target = kinds.find(({ type }) => type.code === to);
      if (target && !above.includes(target)) add(target, [...above, kind]);
    }
    ordered.add(kind);
  };
  for (const kind of kinds) add(kind, [kind]);
  return [...ordered];
}
