import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counts, limits, xmr } from './control-chart.fixture.ts';

describe('too few months', () => {
  test('have no limits below six, and provisional ones below twelve', () => {
    const values = [5, 7, 6, 8, 5, 7, 6, 8, 5, 7, 6, 8];
    const five = xmr(values.slice(0, 5));
    assert.deepEqual([five.phases[0]?.limits, five.points[0]?.lower], ['none', null]);
    assert.match(five.sentence, /5 months are known, and with fewer than 6 nobody can tell/);
    const six = xmr(values.slice(0, 6));
    assert.equal(six.phases[0]?.limits, 'provisional');
    assert.match(six.sentence, /provisional: they rest on 6 months/);
    assert.equal(xmr(values.slice(0, 11)).phases[0]?.limits, 'provisional');
    const twelve = xmr(values);
    assert.deepEqual([twelve.phases[0]?.limits, twelve.phases[0]?.why], ['firm', null]);
  });

  test('or none at all are said so', () => {
    assert.match(xmr([]).sentence, /nothing to tell/);
    assert.match(xmr([null, null]).sentence, /nothing to tell/);
    assert.equal(xmr([3]).phases[0]?.mean, 3);
    assert.match(xmr([3]).sentence, /1 month is known/);
  });
});

describe('a marked change', () => {
  const low = [10, 12, 11, 13, 10, 12, 11, 13];
  const high = low.map((value) => value + 20);

  test('begins mean and limits anew', () => {
    const chart = xmr([...low, ...high], { marks: [{ period: '9', words: 'A new kitchen.' }] });
    // Steps of 2, 1, 2, 3, 2, 1, 2: 13 over 7; the mean is 11.5, and 31.5 after.
    const reach = (2.66 * 13) / 7;
    limits(chart.points[0], 11.5 - reach, 11.5 + reach, 1e-9);
    limits(chart.points[8], 31.5 - reach, 31.5 + reach, 1e-9);
    assert.equal(chart.points[8]?.movingRange, null);
    assert.deepEqual(
      chart.phases.map(({ from, to, words }) => [from, to, words]),
      [
        ['1', '8', null],
        ['9', '16', 'A new kitchen.'],
      ],
    );
    assert.deepEqual(chart.rules, []);
  });

  test('is suggested where a run of eight lasts, and not where it has ended', () => {
    const chart = xmr([...low, ...high]);
    assert.equal(chart.suggestion?.period, '9');
    assert.match(chart.suggestion?.words ?? '', /last 8 months all lie above/);
    assert.equal(xmr([...low, ...high, 5]).suggestion, null);
    assert.equal(xmr([...low, ...high.slice(1)]).suggestion, null);
  });

  test('on the first month changes nothing, and several are taken in the order of time', () => {
    const marks = [
      { period: '9', words: 'Second.' },
      { period: '1', words: 'First.' },
      { period: '5', words: 'Between.' },
    ];
    const { phases } = xmr([...low, ...high], { marks });
    assert.deepEqual(
      phases.map(({ from, words, limits: standing }) => [from, words, standing]),
      [
        ['1', null, 'none'],
        ['5', 'Between.', 'none'],
        ['9', 'Second.', 'provisional'],
      ],
    );
  });

  test('that fits no month, or comes twice, is refused with every mistake', () => {
    const marks = ['17', '3', '3', ''].map((period) => ({ period, words: 'x' }));
    assert.throws(() => xmr([...low, ...high], { marks }), {
      code: 'RATE_CHART_REFUSED',
      status: 400,
      problems: [
        { message: 'No month of the chart is 17: mark one of 1 to 16.' },
        { message: '3 is marked twice: say both changes in one mark.' },
        { message: 'No month of the chart is : mark one of 1 to 16.' },
      ],
    });
  });
});

test('counts that cannot be are refused with every mistake', () => {
  assert.throws(
    () =>
      counts('p', [
        [3, 2],
        [-1, 4],
        [1, Number.NaN],
      ]),
    {
      code: 'RATE_CHART_REFUSED',
      problems: [
        { message: '1 counts 3 of 2: a part is no more than its whole.' },
        { message: '2 has -1, which is no figure of that kind.' },
        { message: '3 has NaN, which is no figure of that kind.' },
      ],
    },
  );
  assert.throws(() => xmr([1, Number.POSITIVE_INFINITY]), { code: 'RATE_CHART_REFUSED' });
  // More events than they happened among are no mistake.
  assert.equal(counts('u', [[3, 2]]).points[0]?.value, 1.5);
});
