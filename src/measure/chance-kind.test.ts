import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Formula, getMetric, loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { chanceKindOf } from './chance-kind.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

const kindOf = (code: string) => chanceKindOf(catalogue, getMetric(catalogue, code));
const ofFormula = (formula: Formula) =>
  chanceKindOf(catalogue, { ...getMetric(catalogue, 'K05'), formula });

const all = { tally: 'random-drug-tests' };
const positive = { tally: 'random-drug-tests-positive' };
const escapes = { tally: 'escapes' };

describe('chance enters a metric', () => {
  test('as a proportion where its top is a part of its bottom', () => {
    for (const code of ['P01', 'P12', 'K05', 'K16', 'CU043']) {
      assert.deepEqual(kindOf(code), { kind: 'proportion', note: null }, code);
    }
  });

  test('as events where records are counted alone, or over people or days', () => {
    for (const code of ['K01', 'K14', 'P09', 'CU007', 'K02', 'K04', 'K07', 'K09']) {
      assert.deepEqual(kindOf(code), { kind: 'events', note: null }, code);
    }
  });

  test('not at all where somebody gave scores, or the latest is taken', () => {
    for (const code of ['CU056a', 'CU074', 'CU075', 'CU060']) {
      assert.deepEqual(kindOf(code), { kind: 'judgement', note: null }, code);
    }
  });
});

describe('that chance cannot be told is said with the reason', () => {
  test('where days, hours or money are added up', () => {
    for (const code of ['P05', 'K08', 'K17', 'K24', 'CU095a', 'K10', 'CU031']) {
      assert.match(
        kindOf(code).note ?? '',
        new RegExp(`the top of ${code} is no count of records`),
      );
    }
  });

  test('where only published figures are known', () => {
    assert.equal(
      kindOf('W01').note,
      'How sure one can be of W01 cannot be given: its figures are known only as they were published.',
    );
  });

  test('where the same record may stand on top twice', () => {
    const twice = { sum: [positive, positive] };
    const notes = [
      ofFormula({ kind: 'ratio', top: twice, bottom: all, annual: false }).note,
      ofFormula({ kind: 'sum', top: twice, annual: false }).note,
      ofFormula({ kind: 'sum', top: { sum: [positive, all] }, annual: false }).note,
    ];
    for (const note of notes) assert.match(note ?? '', /may count several times on top of K05\.$/);
  });

  test('where a metric is made of others, or is a difference', () => {
    const other = { metric: 'K06' };
    for (const formula of [
      { kind: 'sum', top: other, annual: false } as const,
      { kind: 'mean', top: other, bottom: other, annual: false } as const,
    ]) {
      assert.match(ofFormula(formula).note ?? '', /K05 is made of other metrics\.$/);
    }
    const less: Formula = { kind: 'difference', top: all, bottom: positive, annual: false };
    assert.match(ofFormula(less).note ?? '', /K05 is a difference of two counts\.$/);
  });
});

test('events of different records add up to events', () => {
  const together = ofFormula({ kind: 'sum', top: { sum: [escapes, positive] }, annual: false });
  assert.deepEqual(together, { kind: 'events', note: null });
});
