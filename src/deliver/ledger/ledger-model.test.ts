import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { type Database, type Session, sql } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { listRecords } from './current-store.ts';
import type { LedgerRecord, RecordBatch } from './record.ts';
import { openLedgerHub, placeBatch, placeType, samplePlace } from './sample-records.fixture.ts';
import { storeRecords } from './store-records.ts';
import { withdrawBatch } from './withdraw-batch.ts';

/** What a batch states of one record: a number of sessions, or that it is taken back. */
type Stated = { key: string; sessions: number | null };
type Step =
  | { kind: 'store'; rows: Stated[] }
  | { kind: 'repeat'; of: number }
  | { kind: 'withdraw'; of: number };

const stated = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  sessions: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 4 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('store' as const),
      rows: fc.uniqueArray(stated, { selector: ({ key }) => key, minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), of: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), of: fc.nat(20) }) },
);

/**
 * The ledger said again, plainly: what each batch changed, in order. What a record says now is what the last
 * batch said that is not withdrawn; a batch that says what was known anyway changes nothing.
 */
class Model {
  readonly batches: Array<{ changes: Map<string, number | null>; withdrawn: boolean }> = [];
  private readonly everKnown = new Set<string>();

  now(): Map<string, number | null> {
    const said = new Map<string, number | null>();
    for (const { changes, withdrawn } of this.batches) {
      if (!withdrawn) for (const [key, sessions] of changes) said.set(key, sessions);
    }
    return said;
  }

  accepts(rows: readonly Stated[]): boolean {
    return rows.every(({ key, sessions }) => sessions !== null || this.everKnown.has(key));
  }

  store(rows: readonly Stated[]): void {
    const now = this.now();
    const changed = rows.filter(({ key, sessions }) => (now.get(key) ?? null) !== sessions);
    for (const { key } of changed) this.everKnown.add(key);
    const changes = new Map(changed.map(({ key, sessions }) => [key, sessions]));
    this.batches.push({ changes, withdrawn: false });
  }

  current(): string[] {
    const known = [...this.now()].filter(([, sessions]) => sessions !== null);
    return known.map(([key, sessions]) => `${key} ${sessions}`).sort();
  }
}

const counted = z.object({ records: z.number(), sessions: z.number() });

/** Keeps a count and a sum from what each batch changed, as kept tallies do. */
async function keepCount(session: Session): Promise<void> {
  await session.run(sql`
    update kept_count set records = kept_count.records + d.records, sessions = kept_count.sessions + d.sessions
    from (select coalesce(sum(sign), 0) as records, coalesce(sum(sign * sessions), 0) as sessions
          from ledger_delta) d`);
}

for (const engine of testDatabases()) {
  describe(`any course of batches on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openLedgerHub(openEmptyHub(database), [keepCount]);
      await database.run(sql`create table kept_count (records numeric, sessions numeric)`);
    });
    after(() => database.close());

    async function startOver(): Promise<void> {
      for (const table of [
        sql`delete from record_sample_place`,
        sql`delete from ledger_batch`,
        sql`delete from kept_count`,
        sql`insert into kept_count values (0, 0)`,
      ]) {
        await database.run(table);
      }
    }

    const batchOf = (rows: readonly Stated[], contentHash: string): RecordBatch =>
      placeBatch(
        rows.map(
          ({ key, sessions }): LedgerRecord =>
            sessions === null
              ? samplePlace(key, {}, { retract: true })
              : samplePlace(key, { sessions }),
        ),
        { contentHash },
      );

    async function currentAsAt(asAt: number): Promise<string[]> {
      const records = await listRecords(database, placeType, { asAt, limit: null });
      return records.map(({ recordKey, fields }) => `${recordKey} ${fields.sessions}`).sort();
    }

    async function assertAgrees(model: Model): Promise<void> {
      assert.deepEqual(await currentAsAt(1_000_000), model.current());
      const kept = await database.rows(counted, sql`select * from kept_count`);
      const recounted = await database.rows(
        counted,
        sql`select count(*) as records, coalesce(sum(sessions), 0) as sessions
            from record_sample_place where superseded_in is null and not retracted`,
      );
      assert.deepEqual(kept, recounted);
    }

    /** One run of steps on the ledger and on the model side by side. */
    class Course {
      readonly model = new Model();
      readonly stored: Array<{ batchId: number; at: number; batch: RecordBatch }> = [];
      readonly history: Array<{ batchId: number; current: string[] }> = [];

      async take(one: Step, index: number): Promise<void> {
        if (one.kind === 'store') return this.store(one.rows, `content ${index}`);
        const chosen = this.stored[one.of % this.stored.length];
        if (!chosen) return;
        if (one.kind === 'withdraw') return this.withdraw(chosen);
        if (!this.model.batches[chosen.at]?.withdrawn) await this.repeat(chosen.batch);
      }

      private async store(rows: readonly Stated[], contentHash: string): Promise<void> {
        const batch = batchOf(rows, contentHash);
        if (!this.model.accepts(rows)) {
          await assert.rejects(storeRecords(hub, batch), GatehouseError);
          return;
        }
        const { batchId } = await storeRecords(hub, batch);
        this.keep(rows, batchId, batch);
      }

      private async repeat(batch: RecordBatch): Promise<void> {
        const { batchId, alreadyStored } = await storeRecords(hub, batch);
        if (alreadyStored) return;
        const rows = batch.rows.map(({ recordKey, retract, fields }) => ({
          key: recordKey,
          sessions: retract ? null : z.number().parse(fields.sessions),
        }));
        this.keep(rows, batchId, batch);
      }

      private keep(rows: readonly Stated[], batchId: number, batch: RecordBatch): void {
        this.model.store(rows);
        this.stored.push({ batchId, at: this.model.batches.length - 1, batch });
        this.history.push({ batchId, current: this.model.current() });
      }

      private async withdraw(chosen: { batchId: number; at: number }): Promise<void> {
        const kept = this.model.batches[chosen.at];
        const withdrawal = withdrawBatch(hub, chosen.batchId, { by: 'test', reason: 'a property' });
        if (!kept || kept.withdrawn) {
          await assert.rejects(withdrawal, GatehouseError);
          return;
        }
        const { batchId } = await withdrawal;
        kept.withdrawn = true;
        this.history.push({ batchId, current: this.model.current() });
      }
    }

    test('leaves current what the last batch said that is not withdrawn, and its followers agree', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          await startOver();
          const course = new Course();
          for (const [index, one] of steps.entries()) {
            await course.take(one, index);
            await assertAgrees(course.model);
          }
          for (const { batchId, current } of course.history) {
            assert.deepEqual(await currentAsAt(batchId), current);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
