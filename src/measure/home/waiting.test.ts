import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dueWords, gatherWaiting, mostLines, type Waiting, waitingKinds } from './waiting.ts';

function sample(changes: Partial<Waiting> = {}): Waiting {
  return {
    ...{ kind: 'return', title: 'Prison monthly return, Oct 2026', todo: 'Fill in and submit' },
    ...{ providerId: 'stafford', provider: 'Stafford', on: '2026-11-15' },
    ...{ when: 'was due 15 November 2026', overdue: true, href: '/returns/one' },
    ...{ several: 'Prison monthly return', list: '/returns?provider=stafford', count: 1 },
    ...changes,
  };
}

const waiting = fc
  .record({
    kind: fc.constantFrom(...waitingKinds),
    providerId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    todo: fc.constantFrom('Sign it', 'Check it'),
    on: fc.constantFrom('2026-01-15', '2026-02-15', '2026-12-15'),
  })
  .map((parts) => sample({ ...parts, provider: parts.providerId }));

describe('what waits', () => {
  test('stands in a line each while it is little, the earliest day first', () => {
    const days = ['2026-11-15', '2026-09-15', '2026-10-15'];
    const { lines, untold } = gatherWaiting(days.map((on) => sample({ on })));
    assert.deepEqual(
      lines.map(({ on }) => on),
      ['2026-09-15', '2026-10-15', '2026-11-15'],
    );
    assert.equal(untold, 0);
  });

  test('is one line a provider where it is much, which leads to all of it', () => {
    const many = Array.from({ length: 11 }, (_, index) =>
      sample({ title: `Return ${index}`, on: `2026-0${(index % 9) + 1}-15`, when: `day ${index}` }),
    );
    const { lines, count } = gatherWaiting([...many, sample({ kind: 'check', todo: 'Check it' })]);
    assert.equal(count, 12);
    assert.deepEqual(
      lines.map(({ title, when, href, count: of }) => [title, when, href, of]),
      [
        ['Prison monthly return: 11', 'the first day 0', '/returns?provider=stafford', 11],
        ['Prison monthly return, Oct 2026', 'was due 15 November 2026', '/returns/one', 1],
      ],
    );
  });

  test('is never lost: the lines and what no line tells add up to all of it', () => {
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 60 }), (all) => {
        const { lines, count, untold, kinds } = gatherWaiting(all);
        assert.equal(count, all.length);
        assert.equal(lines.reduce((sum, line) => sum + line.count, 0) + untold, all.length);
        assert.ok(lines.length <= mostLines);
        assert.deepEqual(new Set(kinds), new Set(all.map(({ kind }) => kind)));
        assert.deepEqual(
          lines.map(({ on }) => on),
          lines.map(({ on }) => on).sort(),
        );
      }),
    );
  });

  test('is overdue from the day after', () => {
    assert.equal(dueWords('2026-11-15', '2026-11-15'), 'due 15 November 2026');
    assert.equal(dueWords('2026-11-15', '2026-11-16'), 'was due 15 November 2026, 1 day overdue');
  });
});
