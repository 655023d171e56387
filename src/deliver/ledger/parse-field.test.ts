import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseField } from './parse-field.ts';
import { sampleField } from './sample-records.fixture.ts';

const field = sampleField({ name: 'started_on', kind: 'date' });
const read = (text: string) => parseField(field, text, '2026-11-02');

describe('a day in a file of records', () => {
  test('is written year first, or as British spreadsheets write it, the day first', () => {
    for (const text of ['2008-03-01', '01/03/2008', '1/3/2008', '2008-03-01T00:00:00']) {
      assert.deepEqual(read(text), { value: '2008-03-01' }, text);
    }
  });

  test('reads back whichever way it is written', () => {
    const days = fc.date({
      ...{ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true },
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const british = day.split('-').reverse().join('/');
        assert.deepEqual(read(british), { value: day });
      }),
    );
  });

  test('is refused when there is no such day, or its year is not whole', () => {
    for (const text of ['31/04/2008', '03/31/2008', '1/3/08', '2008-3-1', '39508', 'March 2008']) {
      const parsed = read(text);
      assert.ok('mistake' in parsed, text);
      assert.match(parsed.mistake, /no day/);
    }
  });

  test('cannot lie ahead, nor before 1990', () => {
    for (const [text, words] of [
      ['03/11/2026', /future/],
      ['31/12/1989', /too long ago/],
    ] as const) {
      const parsed = read(text);
      assert.ok('mistake' in parsed, text);
      assert.match(parsed.mistake, words);
    }
  });
});
