import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleRecords } from '../../test/simulations.ts';
import { isDate } from '../calendar/index.ts';
import { isSimulated } from '../estate/index.ts';

const sample = sampleRecords();
const rows = sample.flatMap((batch) => batch.rows.map((row) => ({ ...row, ...batch, rows: 0 })));
const keyOf = (row: { type: string; providerId: string; recordKey: string }) =>
  `${row.type} ${row.providerId} ${row.recordKey}`;

describe('the records of a simulation', () => {
  test('are the same for the same order, and others for another seed', () => {
    assert.deepEqual(sampleRecords(), sample);
    assert.notDeepEqual(sampleRecords({ seed: '2' }), sample);
  });

  test('are as many as were asked for, within 2%, whatever is corrected or taken back', () => {
    const records = new Set(rows.map(keyOf)).size;
    assert.ok(Math.abs(records - 3000) <= 60, String(records));
  });

  test('belong to simulated twins alone', () => {
    assert.deepEqual(
      rows.filter(({ providerId }) => !isSimulated(providerId)),
      [],
    );
  });

  test('lie between the first month and the last', () => {
    const dates = rows.flatMap(({ fields }) =>
      Object.values(fields).filter((value) => typeof value === 'string' && isDate(value)),
    );
    assert.ok(dates.length > 3000);
    const keys = rows.map(({ recordKey }) => recordKey.slice(0, 6));
    assert.ok(keys.every((month) => month >= '200604' && month <= '200803'));
  });

  test('are never twice in one batch, and a type comes after those that it refers to', () => {
    for (const batch of sample) {
      const keys = batch.rows.map((row) => keyOf({ ...row, type: batch.type }));
      assert.equal(new Set(keys).size, keys.length);
    }
    const order = [...new Set(sample.map(({ type }) => type))];
    assert.ok(order.indexOf('order-or-licence') < order.indexOf('appointment'));
    assert.ok(order.indexOf('unpaid-work-requirement') < order.indexOf('unpaid-work-day'));
  });
});

describe('what becomes of records', () => {
  const many = sampleRecords({ records: '20000' }, ['assessment', 'court-report']);
  const seen = new Map<string, number>();
  for (const { type, rows: all } of many) {
    for (const row of all) {
      const key = keyOf({ ...row, type });
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }

  test('is in about 2% of them a correction, and in a few that they are taken back', () => {
    const again = [...seen.values()].filter((times) => times > 1).length;
    const retracted = many.flatMap((batch) => batch.rows).filter((row) => row.retract).length;
    assert.ok(Math.abs((again - retracted) / 20_000 - 0.02) < 0.005, String(again));
    assert.ok(retracted > 20 && retracted < 120, String(retracted));
  });
});
