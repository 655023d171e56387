import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { netChange, placeChanges } from './place-changes.ts';
import { rating, schemeRatings } from './rating.fixture.ts';

// Annual report 2007-08, Custody Performance: places at the end of 2006-07 and of 2007-08.
const printed: ReadonlyArray<readonly [string, number, number]> = [
  ['Birmingham', 93, 111],
  ['Blakenhurst', 29, 87],
  ['Brinsford', 25, 52],
  ['Drake Hall', 97, 109],
  ['Featherstone', 104, 37],
  ['Shrewsbury', 98, 102],
  ['Stafford', 73, 17],
  ['Stoke Heath', 86, 94],
  ['Swinfen Hall', 10, 8],
];
const placed = (name: string, rank: number) => rating({ name, place: { rank, of: 135 } });
const before = schemeRatings([
  ...printed.map(([name, from]) => placed(name, from)),
  placed('Brockhill', 123),
  placed('Hewell Grange', 64),
]);
const after = schemeRatings([
  ...printed.map(([name, , to]) => placed(name, to)),
  {
    ...placed('Brockhill and Hewell Grange', 36),
    kind: 'group',
    members: ['Brockhill', 'Hewell Grange'],
  },
]);

describe('places gained between two ratings', () => {
  it('come to the net changes that the report prints: -2 without the pair, 113 with it', () => {
    assert.deepEqual(netChange(placeChanges(before, after)), {
      excludingGroups: -2,
      includingGroups: 113,
    });
  });

  it('let each member of a new group change from its own place to that of the group', () => {
    const pair = placeChanges(before, after).filter(({ newlyWith }) => newlyWith !== null);
    assert.deepEqual(
      pair.map(({ name, change }) => [name, change]),
      [
        ['Brockhill', 87],
        ['Hewell Grange', 28],
      ],
    );
  });

  it('count a group once where it was rated together before', () => {
    const changes = placeChanges(after, after);
    assert.equal(changes.length, 10);
    assert.ok(changes.every(({ change, newlyWith }) => change === 0 && newlyWith === null));
  });

  it('are counted among those rated in both: a field that grows pushes nobody down', () => {
    const few = schemeRatings([placed('Stafford', 1), placed('Swinfen Hall', 2)]);
    const many = schemeRatings([
      placed('Dovegate', 1),
      placed('Swinfen Hall', 2),
      placed('Featherstone', 3),
      placed('Stafford', 4),
    ]);
    // Without Dovegate and Featherstone, Swinfen Hall is first and Stafford second.
    assert.deepEqual(
      placeChanges(few, many).map(({ name, from, to }) => [name, from, to]),
      [
        ['Swinfen Hall', 2, 1],
        ['Stafford', 1, 2],
      ],
    );
    assert.deepEqual(netChange(placeChanges(few, many)), {
      excludingGroups: 0,
      includingGroups: 0,
    });
  });

  it('leave out whoever has no place in one of the two', () => {
    const unplaced = schemeRatings([rating({ name: 'Stafford' })]);
    assert.deepEqual(placeChanges(unplaced, after), []);
    assert.deepEqual(placeChanges(before, unplaced), []);
  });
});
