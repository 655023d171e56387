import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatehouseError } from '../../errors.ts';
import { readWhatIf } from './written-what-if.ts';

test('a what-if is taken apart where it is written, with names and figures as they stand', () => {
  assert.deepEqual(
    readWhatIf({
      outturn: ['Stafford:K05=9.5%', 'Stoke Heath : K17 = 28:15'],
      level: ['stafford:P03=1:20,000'],
      weight: ['k05=3'],
      notice: 'stafford-2014-15:2',
    }),
    {
      outturns: [
        { provider: 'Stafford', metric: 'K05', value: '9.5%' },
        { provider: 'Stoke Heath', metric: 'K17', value: '28:15' },
      ],
      levels: [{ provider: 'stafford', metric: 'P03', value: '1:20,000' }],
      weights: [{ input: 'k05', weight: '3' }],
      notice: { agreement: 'stafford-2014-15', number: 2 },
    },
  );
});

test('nothing written is no what-if', () => {
  assert.equal(readWhatIf({}), undefined);
  assert.equal(readWhatIf({ outturn: [], level: [], weight: [] }), undefined);
});

test('everything that is not written so is told at once, each with its place', () => {
  const written = {
    outturn: ['Stafford K05 9.5', ':K05=1', 'Stafford:=1', 'Stafford:K05=', 'Stafford:K05=1'],
    weight: ['k05', '=3', 'k05=3=4'],
    notice: 'stafford-2014-15',
  };
  assert.throws(
    () => readWhatIf(written),
    (error) => {
      assert.ok(error instanceof GatehouseError);
      assert.equal(error.code, 'RATE_WHAT_IF_REFUSED');
      assert.deepEqual(
        error.problems.map(({ place, found }) => [place?.path, found]),
        [
          ['outturns/0', 'Stafford K05 9.5'],
          ['outturns/1', ':K05=1'],
          ['outturns/2', 'Stafford:=1'],
          ['outturns/3', 'Stafford:K05='],
          ['weights/0', 'k05'],
          ['weights/1', '=3'],
          ['weights/2', 'k05=3=4'],
          ['notice/0', 'stafford-2014-15'],
        ],
      );
      return true;
    },
  );
});
