import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scheme } from '../../catalogue/index.ts';
import { type Lift, liftOf, nextBand, nextPlace } from './lift.ts';
import { prepareScheme } from './prepared-scheme.ts';
import type { RatedSubject } from './rated-subject.ts';
import { pointsOfRow, resultOfRow } from './tried-figure.ts';
import { prison, twoInputs, twoMetrics } from './two-inputs.fixture.ts';

function lift(subject: RatedSubject, scheme: Scheme = twoInputs): Lift {
  const prepared = prepareScheme(scheme, [subject]);
  const [row] = prepared.rows;
  assert.ok(row);
  const aim = nextBand(prepared, resultOfRow(prepared, row, pointsOfRow(prepared, row)));
  return liftOf(prepared, row, { aim, held: [], catalogue: twoMetrics });
}

const needed = (steps: Lift['alone']) => steps.map(({ input, neededText }) => [input, neededText]);

describe('what would lift a rating by one band', () => {
  // Drug tests 9% are 110% of the level: 75 points. Work is on its level: 50. The mean, 62.5, is Passable; Good
  // needs 80, so 85 points of work: 114% of 20% is 22.8%. Drug tests would need 110 points, which there are not.
  it('is the least outturn of the one input that would do', () => {
    const { to, alone, together } = lift(prison('Stafford', { drugs: 9, work: 20 }));
    assert.equal(to, 'Good');
    assert.deepEqual(needed(alone), [['k16', '22.8%']]);
    assert.equal(alone[0]?.gain, 17.5);
    assert.deepEqual(together, []);
  });

  // Both on their level: 50. One at its best makes (100 + 50) / 2 = 75, which is not 80; both make 100.
  it('is the fewest inputs together where none alone would do', () => {
    const { alone, together } = lift(prison('Stafford', { drugs: 10, work: 20 }));
    assert.deepEqual(alone, []);
    assert.deepEqual(needed(together), [
      ['k05', '8.0%'],
      ['k16', '24.0%'],
    ]);
  });

  // The least of 70, 10 and 10 is 10; Passable needs 50. Neither of the two that stand at 10 gains anything alone,
  // and the first, at 70, is good enough as it is.
  it('leaves as it is what is good enough, where the least counts', () => {
    const [, work] = twoInputs.inputs;
    assert.ok(work);
    const views = [
      {
        ...{ measure: 'outturn' as const, share: 100 },
        points: {
          kind: 'along' as const,
          points: [[0, 0] as const, [100, 100] as const],
        },
      },
    ];
    const inputs = ['good', 'bad', 'worse'].map((code) => ({ ...work, views, code }));
    const overall = { ...twoInputs.overall, rollUp: { kind: 'minimum' as const } };
    const [span] = prison('Stafford', { drugs: 10, work: 10 }).spans;
    const figure = span?.figures.get('k16');
    assert.ok(span && figure);
    const figures = new Map([
      ['good', { ...figure, outturn: 70 }],
      ['bad', figure],
      ['worse', figure],
    ]);
    const subject = prison('Stafford', { drugs: 10, work: 10 });
    const { alone, together } = lift(
      { ...subject, spans: [{ ...span, figures }] },
      { ...twoInputs, inputs, overall },
    );
    assert.deepEqual(alone, []);
    assert.deepEqual(
      together.map(({ input, gain }) => [input, gain]),
      [
        ['bad', 0],
        ['worse', 60],
      ],
    );
  });

  // 100 and 100: the highest band.
  it('is nothing for the highest band', () => {
    const { to, alone, together } = lift(prison('Stafford', { drugs: 8, work: 24 }));
    assert.equal(to, null);
    assert.deepEqual([alone, together], [[], []]);
  });

  it('is out of reach where points do not go so far', () => {
    const [poor, passable, good] = twoInputs.overall.bands;
    assert.ok(poor && passable && good);
    const bands = [poor, { ...passable, to: 101 }, { ...good, from: 101, to: 110 }];
    const steep = { ...twoInputs, overall: { ...twoInputs.overall, bands } };
    const { to, alone, together } = lift(prison('Stafford', { drugs: 10, work: 20 }), steep);
    assert.deepEqual([to, alone, together], ['Good', [], []]);
  });

  it('lists the nearest first, where several would do', () => {
    // 4% of the level short in both: 40 points each; Passable needs 50, so 60 of one of them.
    const { alone } = lift(prison('Stafford', { drugs: 10.4, work: 19.2 }));
    // 60 points are 104%: drug tests 9.6% (7.7% fewer), work 20.8% (8.3% more).
    assert.deepEqual(needed(alone), [
      ['k05', '9.6%'],
      ['k16', '20.8%'],
    ]);
  });
});

describe('in a scheme that only ranks', () => {
  const ranking = { ...twoInputs, overall: { ...twoInputs.overall, bands: [] } };
  const subjects = [
    prison('Stafford', { drugs: 10, work: 20 }),
    prison('Featherstone', { drugs: 9, work: 20 }),
    prison('Brockhill', { drugs: 8, work: 24 }),
  ];
  const prepared = prepareScheme(ranking, subjects);

  it('the aim is the score of the next above', () => {
    const [row] = prepared.rows;
    assert.ok(row);
    const aim = nextPlace(50, [50, 62.5, 100]);
    const { to, alone } = liftOf(prepared, row, { aim, held: [], catalogue: twoMetrics });
    assert.equal(to, 'place 2');
    // 62.5 is 25 points more of one input, 110% of its level: 9.0% or 22.0%.
    assert.deepEqual(needed(alone), [
      ['k05', '9.0%'],
      ['k16', '22.0%'],
    ]);
  });

  it('the first has nowhere to go', () => {
    assert.equal(nextPlace(100, [50, 62.5, 100]), undefined);
  });
});
