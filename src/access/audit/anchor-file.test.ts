import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { GatehouseError } from '../../errors.ts';
import { anchorIsDue } from './anchor.ts';
import { parseAnchors, printAnchors } from './anchor-file.ts';

const anchor = fc.record(
  {
    number: fc.integer({ min: 1, max: 1e9 }),
    at: fc
      .date({ min: new Date('2007-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  },
  { noNullPrototype: true },
);

describe('a file of anchors', () => {
  test('gives back what was written, also with the ends of lines of another system', () => {
    fc.assert(
      fc.property(fc.array(anchor, { minLength: 1 }), (anchors) => {
        const text = printAnchors(anchors, new Date('2026-11-02T12:00:00Z'));
        assert.deepEqual(parseAnchors(text, 'a.txt'), anchors);
        assert.deepEqual(parseAnchors(text.replaceAll('\n', '\r\n'), 'a.txt'), anchors);
      }),
    );
  });

  test('names every line that is no anchor', () => {
    const good = `1 2008-04-15T10:00:00.000Z ${'0'.repeat(64)}`;
    const text = `${good}\n0 2008-04-15T10:00:00.000Z ${'0'.repeat(64)}\n\n${good}0\nhello`;
    assert.throws(
      () => parseAnchors(text, 'a.txt'),
      (error: GatehouseError) => {
        assert.equal(error.code, 'ACCESS_ANCHORS_UNREADABLE');
        assert.deepEqual(
          error.problems.map(({ place }) => place?.line),
          [2, 4, 5],
        );
        return true;
      },
    );
  });

  test('without an anchor proves nothing and is refused', () => {
    assert.throws(() => parseAnchors('# nothing\n', 'a.txt'), GatehouseError);
  });
});

describe('an anchor is made', () => {
  const head = {
    ...{ number: 1_999, hash: '', anchoredNumber: 1_000, anchoredAt: '2008-04-15T10:00:00.000Z' },
  };
  test('of the first entry', () => {
    const first = { ...head, number: 0, anchoredNumber: 0, anchoredAt: null };
    assert.ok(anchorIsDue(first, { number: 1, at: '2008-04-15T10:00:00.000Z' }));
  });
  test('of the 1,000th after the last', () => {
    assert.ok(!anchorIsDue(head, { number: 1_999, at: '2008-04-15T10:00:01.000Z' }));
    assert.ok(anchorIsDue(head, { number: 2_000, at: '2008-04-15T10:00:01.000Z' }));
  });
  test('of the first after a day', () => {
    assert.ok(!anchorIsDue(head, { number: 1_001, at: '2008-04-16T09:59:59.999Z' }));
    assert.ok(anchorIsDue(head, { number: 1_001, at: '2008-04-16T10:00:00.000Z' }));
  });
});
