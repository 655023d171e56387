import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Metric } from './metric.ts';
import { readValue } from './read-value.ts';
import { sampleMetric } from './sample-metric.ts';

const percent = sampleMetric({ unit: 'percent', unitText: '%' });
const count = sampleMetric({ unit: 'count', unitText: 'offenders' });
const money = sampleMetric({ unit: 'money', unitText: '£' });
const hours = sampleMetric({ unit: 'hours', unitText: 'hours', decimals: 1 });
const days = sampleMetric({ unit: 'days', unitText: 'working days', decimals: 1 });
const rate = sampleMetric({ unit: 'rate', unitText: 'per 100,000 prisoner days', decimals: 1 });
const ratio = sampleMetric({ unit: 'ratio' });
const position = sampleMetric({ unit: 'position' });
const rating = sampleMetric({
  unit: 'rating',
  choices: ['Poor', 'Passable', 'Good', 'Outstanding'],
});
const difference = sampleMetric({ unit: 'count', range: { min: -200, max: 200 } });

function read(text: string, metric: Metric): [number | null, number] {
  const reading = readValue(text, metric);
  assert.ok('stated' in reading, `${text}: ${JSON.stringify(reading)}`);
  assert.equal(reading.stated.nothing, null);
  assert.equal(reading.stated.text, text.trim());
  return [reading.stated.value, reading.stated.decimals];
}

function refused(text: string, metric: Metric): string {
  const reading = readValue(text, metric);
  assert.ok('problem' in reading, `${text}: ${JSON.stringify(reading)}`);
  return reading.problem;
}

describe('readValue keeps the number and its printed decimals', () => {
  const cases: Array<[string, Metric, number, number]> = [
    ['95%', percent, 95, 0],
    ['15.3%', percent, 15.3, 1],
    ['0.00%', percent, 0, 2],
    ['13.31 %', percent, 13.31, 2],
    ['95', percent, 95, 0],
    ['92 per cent', percent, 92, 0],
    ['1,028', count, 1028, 0],
    ['1028', count, 1028, 0],
    ['1\u00a0028', count, 1028, 0],
    ['\u00a0861 ', count, 861, 0],
    ['1,028 offenders', count, 1028, 0],
    ['£26,531,089', money, 26531089, 0],
    ['26531089', money, 26531089, 0],
    ['£ 30.50', money, 30.5, 2],
    ['-£1,200', money, -1200, 0],
    ['(£1,200)', money, -1200, 0],
    ['£(1,200)', money, -1200, 0],
    ['£\u22125', money, -5, 0],
    ['8h 33m', hours, 8.55, 2],
    ['8 hours 33 minutes', hours, 8.55, 2],
    ['28:15', hours, 28.25, 2],
    ['28:15:00', hours, 28.25, 2],
    ['0:20:15', hours, 0.3375, 4],
    ['9.3', hours, 9.3, 1],
    ['9.3 hours', hours, 9.3, 1],
    ['28.15', hours, 28.15, 2],
    ['43', days, 43, 0],
    ['9.0', days, 9, 1],
    ['35 working days', days, 35, 0],
    ['137.9', rate, 137.9, 1],
    ['30.7 per 100,000 prisoner days', rate, 30.7, 1],
    ['1:75,345', ratio, 75345, 0],
    ['1 in 20,000', ratio, 20000, 0],
    ['4:1', ratio, 4, 0],
    ['4', ratio, 4, 0],
    ['36', position, 36, 0],
    ['-58', difference, -58, 0],
    ['\u221258', difference, -58, 0],
    ['–58', difference, -58, 0],
    ['(58)', difference, -58, 0],
    ['+67', difference, 67, 0],
    ['-0', count, 0, 0],
  ];
  for (const [text, metric, value, decimals] of cases) {
    test(`${JSON.stringify(text)} as ${metric.unit} is ${value} with ${decimals} decimals`, () => {
      assert.deepEqual(read(text, metric), [value, decimals]);
    });
  }

  test('a count that its source prints with decimals may have them, if they are noughts', () => {
    const printed = sampleMetric({ unit: 'count', decimals: 2 });
    assert.deepEqual(read('6,456.00', printed), [6456, 2]);
    assert.match(refused('90.50', printed), /whole number/);
  });
});

describe('readValue names the kind of nothing', () => {
  const cases = {
    'n/a': 'not applicable',
    'N/A': 'not applicable',
    '[z]': 'not applicable',
    '..': 'not supplied',
    '-': 'not supplied',
    '–': 'not supplied',
    '[x]': 'not supplied',
    closed: 'not open',
    '*': 'suppressed',
    '[c]': 'suppressed',
    'No target set': 'no target set',
    '': 'not supplied',
    ' \u00a0 ': 'not supplied',
  };
  for (const [text, nothing] of Object.entries(cases)) {
    test(`${JSON.stringify(text)} is ${nothing}`, () => {
      for (const metric of [percent, rating]) {
        const stated = { value: null, text: text.trim(), decimals: 0, nothing };
        assert.deepEqual(readValue(text, metric), { stated });
      }
    });
  }

  test('a blank is what the caller says a blank means', () => {
    const stated = { value: null, text: '', decimals: 0, nothing: 'no target set' };
    assert.deepEqual(readValue('', percent, 'no target set'), { stated });
  });
});

describe('readValue reads a rating by its words', () => {
  test('in any case, spelled as the metric spells it', () => {
    const stated = {
      value: null,
      text: 'PASSABLE',
      decimals: 0,
      nothing: null,
      choice: 'Passable',
    };
    assert.deepEqual(readValue('PASSABLE', rating), { stated });
  });

  test('and refuses a word of another scheme with the words of this one', () => {
    assert.deepEqual(readValue('Excellent', rating), {
      problem: '“Excellent” is not a rating of this scheme',
      expected: 'one of Poor, Passable, Good, Outstanding',
    });
  });
});

describe('readValue refuses', () => {
  const cases: Array<[string, Metric, RegExp]> = [
    ['1,02,8', count, /thousands separators in the wrong places/],
    ['10,28', count, /comma where a decimal point/],
    ['0,028', count, /thousands separators/],
    ['1028,000', count, /thousands separators/],
    ['95,5%', percent, /comma where a decimal point/],
    ['1 028', count, /spaces between its digits/],
    ['95%', count, /% sign/],
    ['£95', count, /£ sign/],
    ['95%%', percent, /not a number/],
    ['101%', percent, /more than 100/],
    ['-1%', percent, /less than 0/],
    ['12.5', count, /whole number/],
    ['-5', count, /less than 0/],
    ['(5)', count, /less than 0/],
    ['0', position, /less than 1/],
    ['1e308', count, /exponent/],
    ['1E5', money, /exponent/],
    ['Infinity', count, /not a number/],
    ['NaN', percent, /not a number/],
    ['12345678901234567', count, /more than 15 digits/],
    ['=cmd()', count, /formula/],
    ['=1+1', count, /formula/],
    ['@SUM(A1)', count, /formula/],
    ["-cmd|' /C calc'!A0", count, /formula/],
    ['+cmd', count, /formula/],
    ['#REF!', count, /error of the spreadsheet/],
    ['#N/A', count, /error of the spreadsheet/],
    ['#DIV/0!', count, /error of the spreadsheet/],
    ['28:75', hours, /more than 59 minutes/],
    ['8h 60m', hours, /more than 59 minutes/],
    ['75m', hours, /more than 59 minutes/],
    ['28:5', hours, /two digits/],
    ['28:15:60', hours, /more than 59 seconds/],
    ['28:15', days, /not a number/],
    ['1:75,345', count, /not a number/],
    ['2:3', ratio, /no 1 on either side/],
    ['1:0', ratio, /one to nothing/],
    ['1:', ratio, /./],
    ['£26.5m', money, /not a number/],
    ['5.', count, /not a number/],
    ['1.2.3', rate, /not a number|wrong places/],
    ['--5', difference, /formula|not a number/],
    ['٣', count, /not a number/],
    ['<script>', percent, /not a number/],
  ];
  for (const [text, metric, problem] of cases) {
    test(`${JSON.stringify(text)} as ${metric.unit}`, () => {
      assert.match(refused(text, metric), problem);
    });
  }

  test('with what was expected, its bounds included', () => {
    assert.deepEqual(readValue('1,02,8', count), {
      problem: '“1,02,8” has its thousands separators in the wrong places',
      expected: 'a whole number such as 1,028, 0 or more',
    });
    assert.deepEqual(readValue('101%', percent), {
      problem: '“101%” is more than 100, the most that can be',
      expected: 'a percentage such as 95% or 15.3%, from 0 to 100',
    });
  });

  test('a long text without repeating all of it', () => {
    assert.equal(refused('x'.repeat(10_000), count), `“${'x'.repeat(60)}…” is not a number`);
  });
});

test('readValue answers any text, and never with a number that is not finite', () => {
  const metrics = [percent, count, money, hours, days, rate, ratio, position, rating];
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789,.:%£()-+ hme') });
  fc.assert(
    fc.property(fc.oneof(fc.string(), digits), fc.constantFrom(...metrics), (text, metric) => {
      const reading = readValue(text, metric);
      if ('problem' in reading) {
        assert.ok(reading.expected.length > 0);
        return;
      }
      const { value, nothing, choice } = reading.stated;
      assert.equal(value === null, nothing !== null || choice !== undefined);
      if (value !== null) assert.ok(Number.isFinite(value));
    }),
  );
});
