import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Anchor } from './anchor.ts';
import { chained, contents } from './chain.fixture.ts';
import { type Break, ChainCheck } from './chain-check.ts';
import { type AuditEntry, genesisHash, hashOf } from './entry.ts';

function check(chain: readonly AuditEntry[], head: AuditEntry, anchors: readonly Anchor[] = []) {
  const following = new ChainCheck(anchors);
  for (const entry of chain) {
    const broken = following.take(entry);
    if (broken) return broken;
  }
  return following.end(head);
}

const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  assert.ok(item !== undefined);
  return item;
};
const headOf = (chain: readonly AuditEntry[]) => at(chain, chain.length - 1);
const told = (broken: Break | undefined) => broken && [broken.number, broken.wrong];

/** A chain with a place in it. */
const placed = contents.chain((all) =>
  fc.record({
    chain: fc.constant(chained(all)),
    place: fc.nat(all.length - 1),
    other: fc.nat(all.length - 1),
  }),
);

const fields = [
  ...(['at', 'personId', 'name', 'roles', 'door', 'requestId', 'action'] as const),
  ...(['aboutKind', 'aboutId', 'providerId', 'before', 'after'] as const),
];

describe('a chain of entries', () => {
  test('is hashed as anyone may recompute it', () => {
    const content = {
      ...{ number: 1, at: '2008-04-15T10:00:00.000Z', personId: 'p-7', name: 'Ann Example' },
      ...{ roles: 'Analyst', door: 'web', requestId: 'r-1', action: 'month locked' },
      ...{ aboutKind: 'month', aboutId: '2008-03', providerId: null, before: null },
      after: { reason: 'sent', month: '2008-03' },
    };
    // The names in order, by hand.
    const written =
      '{"aboutId":"2008-03","aboutKind":"month","action":"month locked",' +
      '"after":{"month":"2008-03","reason":"sent"},"at":"2008-04-15T10:00:00.000Z","before":null,"door":"web",' +
      '"name":"Ann Example","number":1,"personId":"p-7","providerId":null,"requestId":"r-1","roles":"Analyst"}';
    const expected = createHash('sha256')
      .update('0'.repeat(64) + written)
      .digest('hex');
    assert.equal(hashOf(genesisHash, content), expected);
  });

  test('fits when nothing was done to it, and meets its anchors', () => {
    fc.assert(
      fc.property(placed, ({ chain, place }) => {
        assert.equal(check(chain, headOf(chain), [at(chain, place), headOf(chain)]), undefined);
      }),
    );
  });

  test('tells any change of any field, and where', () => {
    fc.assert(
      fc.property(
        placed,
        fc.constantFrom(...fields),
        fc.string(),
        ({ chain, place }, field, text) => {
          const entry = at(chain, place);
          fc.pre(entry[field] !== text);
          const changed = chain.with(place, { ...entry, [field]: text });
          assert.deepEqual(told(check(changed, headOf(chain))), [place + 1, 'changed']);
        },
      ),
    );
  });

  test('tells a changed hash', () => {
    fc.assert(
      fc.property(placed, fc.constantFrom('hash', 'previousHash'), ({ chain, place }, field) => {
        const changed = chain.with(place, { ...at(chain, place), [field]: 'f'.repeat(64) });
        const wrong = field === 'hash' ? 'changed' : 'reordered';
        assert.deepEqual(told(check(changed, headOf(chain))), [place + 1, wrong]);
      }),
    );
  });

  test('tells a deletion, whether the rest is numbered anew or not', () => {
    fc.assert(
      fc.property(placed, ({ chain, place }) => {
        const kept = chain.toSpliced(place, 1);
        const isLast = place === chain.length - 1;
        assert.deepEqual(told(check(kept, headOf(chain))), [
          place + 1,
          isLast ? 'cut off' : 'missing',
        ]);
        const renumbered = kept.map((entry, index) => ({ ...entry, number: index + 1 }));
        const wrong = isLast ? 'cut off' : 'reordered';
        assert.deepEqual(told(check(renumbered, headOf(chain))), [place + 1, wrong]);
      }),
    );
  });

  test('tells two entries that changed places, at the first of them', () => {
    fc.assert(
      fc.property(placed, ({ chain, place, other }) => {
        fc.pre(place !== other);
        const first = Math.min(place, other);
        const one = at(chain, place);
        const two = at(chain, other);
        const swapped = chain
          .with(place, { ...two, number: one.number })
          .with(other, { ...one, number: two.number });
        assert.deepEqual(told(check(swapped, headOf(chain))), [first + 1, 'reordered']);
        const wholly = chain
          .with(place, {
            ...two,
            number: one.number,
            previousHash: one.previousHash,
            hash: one.hash,
          })
          .with(other, {
            ...one,
            number: two.number,
            previousHash: two.previousHash,
            hash: two.hash,
          });
        const same = { ...one, number: 0, previousHash: '', hash: '' };
        fc.pre(
          JSON.stringify(same) !==
            JSON.stringify({ ...two, number: 0, previousHash: '', hash: '' }),
        );
        assert.deepEqual(told(check(wholly, headOf(chain))), [first + 1, 'changed']);
      }),
    );
  });

  test('tells that its end was cut off, by its head, and by an anchor where the head was moved too', () => {
    fc.assert(
      fc.property(placed, ({ chain, place }) => {
        fc.pre(place > 0);
        const cut = chain.slice(0, place);
        assert.deepEqual(told(check(cut, headOf(chain))), [place + 1, 'cut off']);
        assert.deepEqual(told(check(cut, headOf(cut), [headOf(chain)])), [place + 1, 'cut off']);
      }),
    );
  });

  test('tells that it was rewritten from some entry on, by an anchor at or after it', () => {
    fc.assert(
      fc.property(placed, ({ chain, place, other }) => {
        const anchor = Math.max(place, other);
        const changed = { ...at(chain, place), action: `${at(chain, place).action}, or not` };
        const rewritten = [
          ...chain.slice(0, place),
          ...chained([changed, ...chain.slice(place + 1)], chain[place - 1]),
        ];
        assert.equal(check(rewritten, headOf(rewritten)), undefined);
        const broken = check(rewritten, headOf(rewritten), [at(chain, anchor)]);
        assert.deepEqual(told(broken), [anchor + 1, 'rewritten']);
      }),
    );
  });

  test('tells a head that was moved back, and one that names another entry', () => {
    fc.assert(
      fc.property(placed, ({ chain, place }) => {
        fc.pre(place < chain.length - 1);
        assert.deepEqual(told(check(chain, at(chain, place))), [place + 2, 'past the head']);
        const other = { ...headOf(chain), hash: at(chain, place).hash };
        assert.deepEqual(told(check(chain, other)), [chain.length, 'rewritten']);
      }),
    );
  });
});
