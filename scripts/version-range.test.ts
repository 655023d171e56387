import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { satisfies } from './version-range.ts';

/** The ranges and what they stand for are those of node-semver's documentation, "Advanced Range Syntax". */
describe('a range of versions', () => {
  const cases: ReadonlyArray<[range: string, within: string[], without: string[]]> = [
    ['>=1.2.7', ['1.2.7', '1.2.8', '2.5.3'], ['1.2.6', '1.1.0']],
    ['>=1.2.7 <1.3.0', ['1.2.7', '1.2.99'], ['1.2.6', '1.3.0']],
    ['1.2.7 || >=1.2.9 <2.0.0', ['1.2.7', '1.2.9', '1.4.6'], ['1.2.8', '2.0.0']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.3.0', '1.2.2']],
    ['~1', ['1.0.0', '1.9.9'], ['2.0.0']],
    ['^1.2.3', ['1.2.3', '1.9.0'], ['2.0.0', '1.2.2']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3.0']],
    ['18 || 20 || >=22', ['18.0.0', '20.19.0', '24.1.0'], ['19.9.9', '21.0.0']],
    ['10.* || >= 12.*', ['10.24.1', '12.0.0'], ['11.0.0', '9.0.0']],
    ['>=16 || 14 >=14.17', ['14.17.0', '20.0.0'], ['14.16.9', '15.0.0']],
    ['>2', ['3.0.0'], ['2.9.9']],
    ['<=2.3', ['2.3.9'], ['2.4.0']],
    ['>=v12.22.7', ['12.22.7'], ['12.22.6']],
    ['*', ['0.0.1'], []],
  ];
  for (const [range, within, without] of cases) {
    test(`${range} holds what it says`, () => {
      for (const version of within) assert.ok(satisfies(version, range), version);
      for (const version of without) assert.ok(!satisfies(version, range), version);
    });
  }

  test('of a form that is not known is refused', () => {
    for (const range of ['1.2.3 - 2', 'latest', '>=1.2.3-beta']) {
      assert.throws(() => satisfies('1.2.3', range), /cannot be read/);
    }
  });
});
