import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parsePeriod } from '../calendar/index.ts';
import { getMetric, loadCatalogue, readValue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import type { Problem } from '../errors.ts';
import { getSubject, loadEstate } from '../estate/index.ts';
import type { Entry } from './entry.ts';
import { refuseNote, refusePeriod, refuseSubject } from './refusals.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const estate = loadEstate(packageRoot);
const today = '2008-11-15';

function entryOf(given: Partial<Entry>): Entry {
  return {
    ...{ provider: 'Stafford', metric: 'K01', period: '2007-08', kind: 'actual' },
    ...{ value: '0', note: '', merged: undefined },
    ...{ place: { row: 2, column: 'E' }, fields: { period: { column: 'C' } } },
    ...given,
  };
}

function periodRefusal(period: string, kind: 'actual' | 'target'): Problem | undefined {
  return refusePeriod(entryOf({ period }), parsePeriod(period), kind, today);
}

function subjectRefusal(
  name: string,
  code: string,
  { period = '2007-08', value = '0' } = {},
): Problem | undefined {
  const metric = getMetric(catalogue, code);
  const reading = readValue(value, metric);
  assert.ok('stated' in reading);
  const about = {
    ...{ subject: getSubject(estate, name), metric },
    ...{ period: parsePeriod(period), stated: reading.stated },
  };
  return refuseSubject(entryOf({ provider: name, metric: code, period, value }), about, estate);
}

describe('a period', () => {
  test('of an outturn is over, save for a month in progress', () => {
    assert.equal(periodRefusal('2007-08', 'actual'), undefined);
    assert.equal(periodRefusal('2008-09 Q2', 'actual'), undefined);
    assert.equal(periodRefusal('Nov 2008', 'actual'), undefined);
    assert.deepEqual(periodRefusal('2008-09', 'actual'), {
      message: 'The period is not over yet.',
      place: { row: 2, column: 'C' },
      found: '2008-09',
      expected: 'a period that ended by 2008-11-15',
    });
    assert.ok(periodRefusal('Dec 2008', 'actual'));
    assert.ok(periodRefusal('2008-09 Q3', 'actual'));
  });

  test('of a target lies at most ten years ahead', () => {
    assert.equal(periodRefusal('2018-19', 'target'), undefined);
    assert.equal(periodRefusal('2019-20', 'target')?.message, 'The period is too far ahead.');
  });
});

describe('a provider', () => {
  test('that had closed before the period has no figure', () => {
    const refused = subjectRefusal('Hewell Grange', 'K01', { period: '2009-10' });
    assert.equal(refused?.message, 'Hewell Grange was closed in 2009-10 (closed 2008-06-25).');
    assert.equal(refused?.expected, 'no row, or the word closed as the value');
  });

  test('that had not opened yet has none either', () => {
    const refused = subjectRefusal('Hewell', 'K01');
    assert.equal(refused?.message, 'Hewell was not yet open in 2007-08 (opened 2008-06-25).');
  });

  test('that was open on any day of the period has one', () => {
    assert.equal(subjectRefusal('Hewell Grange', 'K01', { period: '2008-09' }), undefined);
    assert.equal(subjectRefusal('Hewell', 'K01', { period: '2008-09' }), undefined);
  });

  test('may be stated as closed whenever it was', () => {
    const stated = { period: '2009-10', value: 'closed' };
    assert.equal(subjectRefusal('Hewell Grange', 'K01', stated), undefined);
  });
});

describe('a metric', () => {
  test('is not stated of those of whom it is not asked, unless as not applicable', () => {
    const refused = subjectRefusal('Stafford', 'P01', { value: '95%' });
    assert.equal(refused?.message, 'P01 is not asked of Stafford (establishment).');
    assert.equal(subjectRefusal('Stafford', 'P01', { value: 'n/a' }), undefined);
  });
});

describe('a note', () => {
  test('has at most 2,000 characters, and that of a mention 500', () => {
    const long = (length: number) => entryOf({ note: 'x'.repeat(length) });
    assert.equal(refuseNote(long(2_000), 'actual'), undefined);
    assert.equal(refuseNote(long(2_001), 'actual')?.expected, 'at most 2,000 characters');
    assert.equal(refuseNote(long(500), 'mention'), undefined);
    const refused = refuseNote(long(501), 'mention');
    assert.equal(refused?.expected, 'at most 500 characters');
    assert.ok((refused?.found?.length ?? 0) < 200);
  });
});
