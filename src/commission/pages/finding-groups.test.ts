import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findingGroups } from './finding-groups.ts';
import type { FindingView } from './finding-view.ts';
import { quietWords, uncheckedGroups } from './reading/quiet.ts';

function finding(given: Partial<FindingView> = {}): FindingView {
  return {
    ...{ id: 'finding/hours/industries/one/hours', key: 'hours industries/one/hours' },
    ...{ at: 'industries/one/hours', outcome: 'disagrees', title: 'The day holds the hours: One' },
    ...{ rule: 'Between tables', section: 'places', table: 'industries', tableTitle: 'Industries' },
    ...{ place: 'Table 8a, One, Hours', placeHref: '/one', stated: '28:15', computed: '23:15' },
    ...{ difference: '+5:00', severity: 'warning', explanation: 'The day holds it.', cause: null },
    ...{ accepted: [], acceptedByBoth: false },
    ...given,
  };
}

const two = finding({
  ...{ id: 'finding/hours/industries/two/hours', title: 'The day holds the hours: Two' },
  ...{ place: 'Table 8a, Two, Hours', placeHref: '/two' },
});

describe('findings told together', () => {
  test('the same disagreement at two cells is told once, with both places', () => {
    const [group, ...others] = findingGroups([finding(), two]);
    assert.equal(others.length, 0);
    assert.equal(group?.title, 'The day holds the hours');
    assert.deepEqual(
      group?.places.map(({ place, placeHref }) => [place, placeHref]),
      [
        ['Table 8a, One, Hours', '/one'],
        ['Table 8a, Two, Hours', '/two'],
      ],
    );
  });

  test('other figures, another cause or another answer are told apart', () => {
    const accepted = [{ party: 'provider', name: 'A', role: 'Governor', reason: 'As printed.' }];
    for (const other of [
      { ...two, stated: '28.15' },
      { ...two, cause: 'A group was left out.' },
      { ...two, accepted },
    ]) {
      assert.equal(findingGroups([finding(), other]).length, 2);
    }
  });

  test('one alone keeps its whole title', () => {
    assert.equal(findingGroups([finding()])[0]?.title, 'The day holds the hours: One');
  });

  test('nothing is lost or told twice', () => {
    const some = fc.array(
      fc.record({
        id: fc.uuid(),
        stated: fc.constantFrom('1', '2'),
        computed: fc.constantFrom('1', '2'),
        table: fc.constantFrom('industries', 'services'),
      }),
    );
    fc.assert(
      fc.property(some, (given) => {
        const findings = given.map(finding);
        const told = findingGroups(findings).flatMap(({ places }) => places.map(({ id }) => id));
        assert.deepEqual(told.toSorted(), given.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('what is said quietly of a table', () => {
  test('counts come in one line, and nothing where nothing was checked', () => {
    const rounding = [finding({ outcome: 'agrees within rounding' })];
    const unchecked = [finding(), two].map((one) => ({ ...one, explanation: 'Hours are blank.' }));
    assert.equal(
      quietWords({ agrees: 1, rounding, unchecked })?.summary,
      '1 check agrees, 1 agrees within rounding, 2 cannot be checked',
    );
    assert.equal(quietWords({ agrees: 9, rounding: [], unchecked: [] })?.summary, '9 checks agree');
    assert.equal(quietWords({ agrees: 0, rounding: [], unchecked: [] }), undefined);
  });

  test('the same reason is given once, with the first five places and how many more', () => {
    const seven = Array.from({ length: 7 }, (_, index) =>
      finding({ place: `Row ${index + 1}`, explanation: 'Hours are blank.' }),
    );
    assert.deepEqual(uncheckedGroups(seven), [
      {
        words: 'Hours are blank.',
        places: ['Row 1', 'Row 2', 'Row 3', 'Row 4', 'Row 5'],
        more: 2,
      },
    ]);
  });
});
