import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Period, parsePeriod } from '../calendar/index.ts';
import type { Metric, Tally } from '../catalogue/index.ts';
import { storeRecords } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';
import { keepDefinitions } from './keep-tallies.ts';
import {
  anyVisit,
  keptShare,
  openVisitHub,
  visitBatch,
  visitTallies,
} from './sample-visits.fixture.ts';
import { type Fate, fates } from './store/trace.ts';
import { type Trace, type TracedTally, traceFigure } from './trace.ts';

/** A metric that is one tally and nothing else. */
function metricOf({ code, title, kind }: Tally): Metric {
  const calculation = kind === 'latest' ? 'latest' : 'sum';
  return {
    ...keptShare,
    ...{ code, title, shortTitle: title, unit: 'score', unitText: '', decimals: 2 },
    formula: { kind: calculation, top: { tally: code }, annual: false },
  };
}

const metrics = [keptShare, ...visitTallies.map(metricOf)];
const anyQuestion = fc.record({
  metric: fc.constantFrom(...metrics.map(({ code }) => code)),
  period: fc.constantFrom('2007-08', '2007-08 Q1', 'Apr 2007', 'May 2007').map(parsePeriod),
});
type Question = { metric: string; period: Period };

/** Sums of hundredths, without what binary fractions add to them. */
const exactly = (value: number | string | null) => Math.round(Number(value) * 10_000) / 10_000;

async function traceAll(hub: Hub, question: Question, tally?: string): Promise<Trace[]> {
  const about = { provider: 'stafford', ...question, tally, limit: 1_000 };
  const traces: Trace[] = [];
  for (const fate of fates) traces.push(await traceFigure(hub, { ...about, fate }));
  return traces;
}

/** The records of one tally: as many of each fate as are counted, and together the tally. */
function assertSame(traces: readonly Trace[], tally: TracedTally): void {
  const [first] = traces;
  assert.ok(first);
  const { counts, amount } = first.records;
  const keys = traces.flatMap(({ records }) => {
    assert.equal(records.rows.length, counts[records.fate], records.fate);
    assert.ok(
      records.rows.every(({ reason }) => (reason === null) === (records.fate === 'counted')),
    );
    return records.rows.map(({ record }) => record);
  });
  assert.equal(new Set(keys).size, keys.length);
  const adds = first.records.rows.reduce((sum, row) => sum + Number(row.adds), 0);
  assert.equal(exactly(adds), exactly(amount));
  const months = tally.kind === 'latest' ? tally.months.slice(-1) : tally.months;
  const kept = months.reduce((sum, month) => sum + month.amount, 0);
  assert.equal(exactly(amount), exactly(kept), `${tally.code}: ${amount}, kept ${kept}`);
  const records = months.reduce((sum, month) => sum + month.records, 0);
  assert.equal(counts.counted, records);
  if (tally.kind === 'stock') {
    assert.equal(exactly(tally.value), months.length > 0 ? exactly(kept / months.length) : 0);
  } else assert.equal(exactly(tally.value), exactly(kept));
}

for (const { name, open, skip } of testDatabases()) {
  describe(`the trace of a figure on ${name}`, { skip }, () => {
    let hub: Hub;
    let serial = 0;
    before(async () => {
      const visits = await openVisitHub(openEmptyHub(await open()));
      hub = { ...visits, catalogue: { ...visits.catalogue, metrics } };
      await hub.database.transaction((session) => keepDefinitions(session, hub));
    });
    after(() => hub.database.close());

    async function assertAgrees(question: Question): Promise<void> {
      const { metric, period } = question;
      const [row] = await listPerformance(hub, {
        ...{ provider: 'stafford', metrics: [metric], period },
      });
      const trace = await traceFigure(hub, { provider: 'stafford', ...question });
      assert.equal(trace.outturn, row?.outturn);
      assert.deepEqual(
        [trace.numerator, trace.denominator],
        [row?.numerator ?? null, row?.denominator ?? null],
      );
      for (const tally of trace.tallies) {
        assertSame(await traceAll(hub, question, tally.code), tally);
      }
    }

    test('is the tally and the figure, and fates add up, after any batches', async () => {
      const batches = fc.array(fc.array(anyVisit, { minLength: 1, maxLength: 10 }), {
        ...{ minLength: 1, maxLength: 2 },
      });
      const property = fc.asyncProperty(batches, anyQuestion, async (stored, question) => {
        for (const visits of stored) {
          serial += 1;
          await storeRecords(hub, visitBatch(visits, `batch ${serial}`));
        }
        await assertAgrees(question);
      });
      await fc.assert(property, { numRuns: 40 });
    });

    test('of every tally is the same as at now as it is without an instant', async () => {
      const asAt = new Date(Date.now() + 60_000).toISOString();
      const period = parsePeriod('2007-08');
      for (const { code: metric } of metrics) {
        const question = { provider: 'stafford', metric, period };
        const now = await traceFigure(hub, question);
        const then = await traceFigure(hub, { ...question, asAt });
        assert.deepEqual({ ...then, asAt: null }, now);
      }
    });

    test('lists any part of the records, in one order', async () => {
      const question = { provider: 'stafford', metric: 'visits', period: parsePeriod('2007-08') };
      const list = async (fate: Fate, part: { limit: number; offset: number }) =>
        (await traceFigure(hub, { ...question, fate, ...part })).records.rows;
      const all = await list('counted', { limit: 1_000, offset: 0 });
      const parts = [
        ...(await list('counted', { limit: 2, offset: 0 })),
        ...(await list('counted', { limit: 1_000, offset: 2 })),
      ];
      assert.deepEqual(parts, all);
    });

    test('refuses names that it does not know, with the nearest', async () => {
      const period = parsePeriod('2007-08');
      const ask = (query: { provider?: string; metric?: string; tally?: string }) =>
        traceFigure(hub, { provider: 'stafford', metric: 'V01', period, ...query });
      await assert.rejects(ask({ provider: 'staford' }), { code: 'ESTATE_UNKNOWN' });
      await assert.rejects(ask({ metric: 'V0l' }), { code: 'CATALOGUE_UNKNOWN_METRIC' });
      await assert.rejects(ask({ tally: 'visits-keep' }), {
        code: 'CATALOGUE_UNKNOWN_TALLY',
        message: /Did you mean visits-kept/,
      });
    });

    test('of a period that still runs is not given', async () => {
      const early = { ...hub, now: () => new Date('2008-03-31T12:00:00Z') };
      const query = { provider: 'stafford', metric: 'V01', period: parsePeriod('2007-08') };
      await assert.rejects(traceFigure(early, query), { code: 'MEASURE_PERIOD_RUNS' });
    });
  });
}
