import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CellUnit, exactOf } from '../../catalogue/index.ts';
import { type CellValue, figureNumber, printFigure, readCell } from './cell-value.ts';
import { metricOf } from './consistency/sample-template.fixture.ts';
import { compareExact } from './interval.ts';

const read = (text: string, unit: CellUnit, choices: readonly string[] = []) =>
  readCell(text, { unit, choices });

function problemOf(value: CellValue): string {
  assert.equal(value.kind, 'unreadable');
  return value.kind === 'unreadable' ? value.problem : '';
}

/** A figure with its ends in seconds or hundredths, whichever the test counts in. */
function assertFigure(value: CellValue, figure: string, low: string, high: string): void {
  assert.equal(value.kind, 'figure');
  if (value.kind !== 'figure') return;
  const { interval } = value;
  assert.equal(compareExact(interval.value, exactOf(figure)), 0);
  assert.equal(compareExact(interval.low, exactOf(low)), 0);
  assert.equal(compareExact(interval.high, exactOf(high)), 0);
}

describe('a duration', () => {
  test('of 28:15 is 28 hours and 15 minutes, half a minute either way', () => {
    const value = read('28:15', 'clock');
    assert.equal(figureNumber(value), 28.25);
    assert.ok(value.kind === 'figure');
    // Half a minute is a 120th of an hour.
    const { value: hours, low, high } = value.interval;
    assert.equal(
      compareExact(low, { top: hours.top * 120n - hours.bottom, bottom: hours.bottom * 120n }),
      0,
    );
    assert.equal(
      compareExact(high, { top: hours.top * 120n + hours.bottom, bottom: hours.bottom * 120n }),
      0,
    );
  });

  test('may be written in four ways where either will do', () => {
    for (const text of ['28:15', '28:15:00', '28h 15m', '28.25', '28h  15m']) {
      assert.equal(figureNumber(read(text, 'hours per week')), 28.25, text);
    }
  });

  test('with seconds is as sharp as they are, and is printed with them', () => {
    const value = read('1:00:30', 'clock');
    assert.ok(value.kind === 'figure');
    // 3,630 seconds, half a second either way.
    assert.equal(compareExact(value.interval.low, { top: 36295n, bottom: 36000n }), 0);
    assert.equal(printFigure(value.interval.value, 'clock', value.style), '1:00:30');
  });

  test('of 25:70 has more than 59 minutes', () => {
    assert.match(problemOf(read('25:70', 'clock')), /25:70.*more than 59 minutes/);
    assert.match(problemOf(read('25:70', 'hours per week')), /more than 59 minutes/);
  });

  test('is no decimal where the clock is asked for, nor the other way round', () => {
    assert.match(problemOf(read('28.25', 'clock')), /not a duration/);
    assert.match(problemOf(read('28:15', 'decimal hours')), /clock duration/);
  });
});

describe('a figure', () => {
  test('is as sharp as its last printed place', () => {
    assertFigure(read('844.50', 'decimal hours'), '844.5', '844.495', '844.505');
    assertFigure(read('£35,312', 'money'), '35312', '35311.5', '35312.5');
    assertFigure(read('90.00 %', 'percent'), '90', '89.995', '90.005');
  });

  test('that counts is exact', () => {
    assertFigure(read('1,028', 'count'), '1028', '1028', '1028');
  });

  test('below nought is refused', () => {
    assert.match(problemOf(read('-3', 'count')), /less than 0/);
    assert.match(problemOf(read('-3.5', 'number')), /less than 0/);
  });

  test('is no word and no fraction where a count is due', () => {
    assert.match(problemOf(read('many', 'count')), /not a number/);
    assert.match(problemOf(read('3.5', 'count')), /not a whole number/);
  });

  test('that is none is a kind of nothing, and a blank is blank', () => {
    assert.deepEqual(read('N/A', 'count'), { kind: 'nothing', nothing: 'not applicable' });
    assert.deepEqual(read('-', 'money'), { kind: 'nothing', nothing: 'not supplied' });
    assert.deepEqual(read('  ', 'count'), { kind: 'blank' });
    assert.deepEqual(readCell(undefined, { unit: 'count', choices: [] }), { kind: 'blank' });
  });

  test('of a level is read in the unit of its metric', () => {
    const metric = metricOf({ code: 'P1', unit: 'percent', unitText: '%' });
    const column = { unit: 'metric', choices: [] } as const;
    assertFigure(readCell('95.00 %', column, metric), '95', '94.995', '95.005');
    assert.match(problemOf(readCell('101', column, metric)), /more than 100/);
  });
});

describe('words', () => {
  test('of a choice are as the form writes them', () => {
    assert.deepEqual(read('yes', 'choice', ['Yes', 'No']), { kind: 'words', text: 'Yes' });
    assert.match(problemOf(read('perhaps', 'choice', ['Yes', 'No'])), /none of the choices/);
  });

  test('of a day are one that there is', () => {
    assert.deepEqual(read('2014-04-01', 'date'), { kind: 'words', text: '2014-04-01' });
    assert.match(problemOf(read('2014-02-30', 'date')), /not a day/);
  });

  test('of a time run from 00:00 to 24:00', () => {
    assert.deepEqual(read('8.30', 'time'), { kind: 'words', text: '08:30' });
    assert.deepEqual(read('24:00', 'time'), { kind: 'words', text: '24:00' });
    assert.match(problemOf(read('24:30', 'time')), /not a time of day/);
  });
});

describe('a printed figure', () => {
  test('looks like the one that it is set beside', () => {
    const plain = { decimals: 2, clock: null };
    assert.equal(printFigure(exactOf('847.5'), 'decimal hours', plain), '847.50');
    assert.equal(printFigure(exactOf('-1412.5'), 'money', { decimals: 0, clock: null }), '-£1,413');
    assert.equal(printFigure(exactOf('8.55'), 'clock', { decimals: 2, clock: 'h m' }), '8h 33m');
    assert.equal(printFigure(exactOf('-0.05'), 'clock', { decimals: 2, clock: 'h:mm' }), '-0:03');
    assert.equal(printFigure(exactOf('95'), 'percent', plain), '95.00%');
  });

  test('is read as what was printed', () => {
    const units = fc.constantFrom<CellUnit>('money', 'decimal hours', 'number');
    fc.assert(
      fc.property(
        units,
        fc.nat(10 ** 9),
        fc.integer({ min: 0, max: 4 }),
        (unit, digits, decimals) => {
          const value = { top: BigInt(digits), bottom: 10n ** BigInt(decimals) };
          const again = read(printFigure(value, unit, { decimals, clock: null }), unit);
          assert.ok(again.kind === 'figure');
          assert.equal(compareExact(again.interval.value, value), 0);
        },
      ),
    );
  });

  test('of minutes is read as the same minutes', () => {
    const clocks = fc.constantFrom<'h:mm' | 'h m'>('h:mm', 'h m');
    fc.assert(
      fc.property(clocks, fc.nat(100_000), (clock, minutes) => {
        const value = { top: BigInt(minutes), bottom: 60n };
        const again = read(printFigure(value, 'clock', { decimals: 2, clock }), 'clock');
        assert.ok(again.kind === 'figure');
        assert.equal(compareExact(again.interval.value, value), 0);
      }),
    );
  });
});
