import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Funnel, FunnelQuestion } from './funnel.ts';
import { funnelOf } from './funnel-of.ts';

const point = (name: string, top: number, bottom: number) => ({
  id: name.toLowerCase(),
  name,
  top,
  bottom,
});

const print = (value: number) => `${value.toFixed(1)}%`;

function asked(
  points: FunnelQuestion['points'],
  other: Partial<FunnelQuestion> = {},
): FunnelQuestion {
  const target = { kind: 'group' } as const;
  return { kind: 'proportion', per: 100, points, target, polarity: 'lower', print, ...other };
}

/** So many alike, at one in ten. */
const usual = (count: number) =>
  Array.from({ length: count }, (_, index) => point(`P${index + 1}`, 10, 100));

describe('a funnel', () => {
  test('names whom chance does not explain, on which side, and whether that is better', () => {
    // Against 10% of 100: at most 4 has 0.0237 and at most 1 has 0.0003; at least 17 has 0.0206, at least 21
    // has 0.0008.
    const level = { kind: 'level', value: 10 } as const;
    const points = [point('Alder', 21, 100), point('Beech', 17, 100), point('Cedar', 16, 100)];
    const more = [point('Elder', 4, 100), point('Fir', 1, 100), point('Gorse', 10, 100)];
    const { points: placed, target } = funnelOf(asked([...points, ...more], { target: level }));
    assert.deepEqual(
      placed.map(({ name, beyond, judged }) => [name, beyond?.limit, beyond?.side, judged]),
      [
        ['Alder', 99.8, 'above', 'worse'],
        ['Beech', 95, 'above', 'worse'],
        ['Cedar', undefined, undefined, null],
        ['Elder', 95, 'below', 'better'],
        ['Fir', 99.8, 'below', 'better'],
        ['Gorse', undefined, undefined, null],
      ],
    );
    assert.deepEqual(target, { kind: 'level', value: 10 });
    // (21 − 10) / √(100 · 0.1 · 0.9) = 11 / 3.
    assert.equal(placed[0]?.z?.toFixed(6), '3.666667');
    assert.equal(
      placed[0]?.sentence,
      'Alder, at 21.0%, is worse than the level of 10.0% by far more than chance explains.',
    );
    assert.equal(
      placed[3]?.sentence,
      'Elder, at 4.0%, is better than the level of 10.0% by more than chance explains in 95 of 100 cases.',
    );
  });

  test('says in a sentence what it shows', () => {
    const level = { kind: 'level', value: 10 } as const;
    const said = (...points: FunnelQuestion['points']) =>
      funnelOf(asked([...usual(5), ...points], { target: level })).sentence;
    assert.equal(said(), 'None of the 5 differs from the level by more than chance explains.');
    assert.equal(
      said(point('Alder', 21, 100), point('Fir', 1, 100), point('Elder', 4, 100)),
      '2 of 8 differ from the level by far more than chance explains: Alder is worse, Fir is better. ' +
        'Elder may differ too: chance alone puts fewer than 1 of 8 that far out.',
    );
    assert.equal(
      said(point('Beech', 17, 100), point('Elder', 4, 100), point('Gone', 0, 0)),
      'Beech and Elder may differ from the level: chance alone puts fewer than 1 of 7 that far out. ' +
        'Left out, with nothing to divide by: Gone.',
    );
    assert.equal(
      funnelOf(asked([point('Alder', 9, 100)], { target: level })).sentence,
      'Alder does not differ from the level by more than chance explains.',
    );
  });

  test('compares with all together, whose figure is not the mean of figures', () => {
    // 1 of 10 and 30 of 100 are together 31 of 110, 28.18%.
    const { target } = funnelOf(asked([point('Alder', 1, 10), point('Beech', 30, 100)]));
    assert.equal(target.value?.toFixed(2), '28.18');
  });

  test('calls neither side better where the aim is to be on target', () => {
    const level = { kind: 'level', value: 10 } as const;
    const { points } = funnelOf(
      asked([point('Alder', 21, 100)], { target: level, polarity: 'on target' }),
    );
    assert.equal(points[0]?.judged, null);
    assert.match(points[0]?.sentence ?? '', /^Alder, at 21.0%, is higher than the level of 10.0%/);
  });

  test('of rates takes events as they come', () => {
    // 5 expected: at least 13 has 0.0020, at least 14 has 0.0007; at most 0 has 0.0067.
    const rates = [point('Alder', 14, 500), point('Beech', 13, 500), point('Cedar', 0, 500)];
    const level = { kind: 'level', value: 10 } as const;
    const { points } = funnelOf(asked(rates, { kind: 'rate', per: 1000, target: level }));
    assert.deepEqual(
      points.map(({ beyond }) => beyond?.limit),
      [99.8, 95, 95],
    );
    // (14 − 5) / √5.
    assert.equal(points[0]?.z?.toFixed(4), '4.0249');
  });
});

describe('overdispersion', () => {
  // Ten at 5 of 100 and ten at 15 of 100 are together 10%; each scores 5 / 3 from it, and 25 / 9 is more than
  // 1 + 2 √(2 / 20) = 1.632.
  const spread = [
    ...Array.from({ length: 10 }, (_, index) => point(`Low ${index}`, 5, 100)),
    ...Array.from({ length: 10 }, (_, index) => point(`High ${index}`, 15, 100)),
  ];

  test('widens the limits where providers vary by more than chance', () => {
    const funnel = funnelOf(asked(spread));
    assert.equal(funnel.phi?.toFixed(6), (25 / 9).toFixed(6));
    assert.equal(funnel.widened.toFixed(6), (5 / 3).toFixed(6));
    assert.equal(
      funnel.sentence,
      'None of the 20 stands out from the group. ' +
        'As a whole they vary more than chance alone explains, so the limits are set 1.7 times as far out.',
    );
  });

  test('leaves the limits where they are when it is small or there are few', () => {
    assert.deepEqual(funnelOf(asked(usual(20))).widened, 1);
    const few = funnelOf(asked([...spread.slice(0, 4), ...spread.slice(10, 14)]));
    assert.deepEqual([few.phi?.toFixed(3), few.widened], ['2.778', 1]);
  });
});

describe('a funnel without limits says why', () => {
  const none = (question: FunnelQuestion) => {
    const funnel = funnelOf(question);
    assert.deepEqual([funnel.limits, funnel.phi, funnel.widened], [[], null, 1]);
    assert.ok(funnel.points.every(({ z, beyond }) => z === null && beyond === null));
    assert.equal(funnel.sentence, funnel.reason);
    return funnel.reason;
  };

  test('where there is nobody, or one alone', () => {
    assert.equal(none(asked([])), 'There is no figure to compare.');
    assert.equal(none(asked([point('Gone', 0, 0)])), 'There is no figure to compare.');
    assert.equal(
      none(asked([point('Alder', 3, 10), point('Gone', 0, 0)])),
      'Alder is a group of one and compares with nobody.',
    );
  });

  test('where nobody or everybody has it', () => {
    const all = 'there is nothing to tell apart.';
    const nobody = [point('Alder', 0, 10), point('Beech', 0, 30)];
    const everybody = [point('Alder', 10, 10), point('Beech', 30, 30)];
    assert.equal(none(asked(nobody)), `All are at 0.0%: ${all}`);
    assert.equal(none(asked(everybody)), `All are at 100.0%: ${all}`);
    assert.equal(none(asked(nobody, { kind: 'rate' })), `All are at 0.0%: ${all}`);
  });

  test('where the level leaves no room', () => {
    for (const value of [0, 100]) {
      const target = { kind: 'level', value } as const;
      assert.match(none(asked(usual(3), { target })) ?? '', /leaves no room for chance/);
    }
  });
});

test('a count that cannot be is refused with all others, each by its name', () => {
  assert.throws(() => funnelOf(asked([point('Alder', 11, 10), point('Beech', -1, 10)])), {
    code: 'RATE_BAD_COUNTS',
    problems: [
      { message: 'Alder: The top, 11, is more than the 10 it is a part of.' },
      { message: 'Beech: The top is -1; give a whole number from 0.' },
    ],
  });
});

/** Each limit of the drawn curves at the denominator of each provider, with what was said of that provider. */
function drawnBeside({ points, limits }: Funnel) {
  return points.flatMap(({ value, bottom, beyond }) =>
    limits.flatMap(({ limit, points: curve }) => {
      const at = curve.find(({ denominator }) => denominator === bottom);
      return at ? [{ ...at, value, said: beyond !== null && beyond.limit >= limit }] : [];
    }),
  );
}

test('whoever is beyond a limit lies outside the curve that is drawn, and nobody else does', () => {
  const counted = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([top, rest]) => ({ top, bottom: top + rest }));
  fc.assert(
    fc.property(fc.array(counted, { minLength: 2, maxLength: 15 }), (all) => {
      const points = all.map(({ top, bottom }, index) => point(`P${index}`, top, bottom));
      for (const { value, lower, upper, said } of drawnBeside(funnelOf(asked(points)))) {
        if (value < lower - 1e-9 || value > upper + 1e-9) assert.ok(said);
        if (value > lower + 1e-9 && value < upper - 1e-9) assert.ok(!said);
      }
    }),
  );
});
