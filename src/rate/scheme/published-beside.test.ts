import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prepareScheme } from './prepared-scheme.ts';
import { publishedBeside, publishedPositions } from './published-beside.ts';
import { rateSubjects } from './rate-subjects.ts';
import { rating } from './rating.fixture.ts';
import { prison, twoInputs, twoMetrics } from './two-inputs.fixture.ts';

const scheme = { ...twoInputs, published: { overall: 'R05', domains: {} } };

function beside(outturns: { drugs: number; work: number }, word: string) {
  const subjects = [prison('Stafford', outturns)];
  const prepared = prepareScheme(scheme, subjects);
  const [row] = prepared.rows;
  const [rated] = rateSubjects(scheme, subjects, '2007-08').ratings;
  assert.ok(row && rated);
  const words = new Map([['R05', word]]);
  const looking = { prepared, row, catalogue: twoMetrics };
  return publishedBeside(looking, rated, { words, position: null })?.bands[0];
}

describe('a published band beside the computed one', () => {
  it('agrees whatever the capitals', () => {
    const band = beside({ drugs: 10, work: 20 }, 'PASSABLE');
    assert.equal(band?.agrees, true);
    assert.equal(band?.published, 'Passable');
    assert.deepEqual(band?.explainedBy, []);
  });

  it('is explained by the inputs that alone would have given it, for the better', () => {
    // 75 and 50 points are 62.5, Passable; Good needs 85 of work, 114% of its level of 20%.
    const band = beside({ drugs: 9, work: 20 }, 'Good');
    assert.equal(band?.agrees, false);
    assert.deepEqual(
      band?.explainedBy.map(({ input, needed }) => [input, needed]),
      [['k16', '22.8%']],
    );
  });

  it('or for the worse', () => {
    // Poor is below 50 as printed: 49.9, so 24.9 points too few: 49.8 of 75 or 24.8 of 50 points, which are
    // 99.92% of 10% (10.1% is the first printed figure worse) and 89.92% of 20% (17.9%).
    const band = beside({ drugs: 9, work: 20 }, 'Poor');
    assert.deepEqual(
      band?.explainedBy.map(({ input, needed }) => [input, needed]),
      [
        ['k05', '10.1%'],
        ['k16', '17.9%'],
      ],
    );
  });

  it('is left unexplained where no single input reaches it', () => {
    const band = beside({ drugs: 10, work: 20 }, 'Good');
    assert.equal(band?.agrees, false);
    assert.deepEqual(band?.explainedBy, []);
  });

  it('is not there where nothing was published', () => {
    const subjects = [prison('Stafford', { drugs: 10, work: 20 })];
    const prepared = prepareScheme(scheme, subjects);
    const [row] = prepared.rows;
    assert.ok(row);
    const looking = { prepared, row, catalogue: twoMetrics };
    const nothing = { words: new Map<string, string>(), position: null };
    assert.equal(publishedBeside(looking, rating({ name: 'Stafford' }), nothing), undefined);
  });
});

describe('published places beside the computed ones', () => {
  it('are counted among those that have both, and equal ones share a place', () => {
    const ratings = [
      rating({ name: 'Stafford', score: 70 }),
      rating({ name: 'Swinfen Hall', score: 70 }),
      rating({ name: 'Featherstone', score: 60 }),
      rating({ name: 'Dovegate', score: 90 }),
    ];
    const positions = new Map([
      ['stafford', 17],
      ['swinfen-hall', 8],
      ['featherstone', 37],
    ]);
    const placed = publishedPositions(ratings, positions);
    assert.deepEqual(placed.get('stafford'), {
      published: 17,
      publishedAmong: 2,
      computedAmong: 1,
      of: 3,
    });
    assert.equal(placed.get('featherstone')?.computedAmong, 3);
    assert.equal(placed.has('dovegate'), false);
  });
});
