import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Permission, permissionNames } from '../catalogue/index.ts';
import { type GuardedKind, guardedKinds, type Reach } from '../database/index.ts';
import { type Caller, operatorCaller, publicCaller, systemCaller } from './caller.ts';
import { confinementOf, countingConfinementOf } from './confinement-of.ts';

const callerWith = (reaches: ReadonlyArray<readonly [Permission, Reach]>): Caller => ({
  ...publicCaller,
  kind: 'person',
  reaches: new Map(reaches),
});

/** By which permissions rows of a kind are read or written, as the table in the room's README says. */
const byKind: Record<GuardedKind, Permission[]> = {
  performance: [
    'see performance',
    'keep records',
    'import figures',
    'lock months',
    'moderate ratings',
    'fill returns',
  ],
  records: ['see records', 'keep records'],
  agreements: ['see agreements', 'write agreements', 'sign agreements'],
  returns: ['see returns', 'fill returns', 'check returns'],
  audit: ['see audit'],
};

const ids = ['a', 'b', 'c', 'd'];
const anyReach = fc.oneof(
  fc.constant<Reach>('everywhere'),
  fc.subarray(ids).map((one): Reach => one),
);
const anyReaches = fc.array(fc.tuple(fc.constantFrom(...permissionNames), anyReach), {
  maxLength: 12,
});

test('a caller is confined to exactly what their permissions reach', () => {
  fc.assert(
    fc.property(anyReaches, (reaches) => {
      const caller = callerWith(reaches);
      const confinement = confinementOf(caller);
      for (const kind of guardedKinds) {
        const reach = confinement === 'whole' ? 'everywhere' : confinement[kind];
        const held = byKind[kind].flatMap((permission) => caller.reaches.get(permission) ?? []);
        const everywhere = held.includes('everywhere');
        assert.equal(reach === 'everywhere', everywhere);
        if (reach !== 'everywhere') assert.deepEqual(reach, [...new Set(held)].sort());
      }
    }),
  );
});

test('counting reaches the records of those whose performance is seen, and nothing else more', () => {
  fc.assert(
    fc.property(anyReaches, (reaches) => {
      const caller = callerWith(reaches);
      const [own, counting] = [confinementOf(caller), countingConfinementOf(caller)];
      if (own === 'whole' || counting === 'whole') return assert.equal(counting, own);
      const { records, ...others } = counting;
      const { records: ownRecords, ...ownOthers } = own;
      assert.deepEqual(others, ownOthers);
      for (const id of ids) {
        const seen = [own.performance, ownRecords].some(
          (reach) => reach === 'everywhere' || reach.includes(id),
        );
        assert.equal(records === 'everywhere' || records.includes(id), seen);
      }
    }),
  );
});

describe('nothing is kept from', () => {
  test('the program and the operator', () => {
    assert.equal(confinementOf(systemCaller), 'whole');
    assert.equal(confinementOf(operatorCaller('root')), 'whole');
  });

  test('whoever reaches everything', () => {
    const all = permissionNames.map((name) => [name, 'everywhere'] as const);
    assert.equal(confinementOf(callerWith(all)), 'whole');
  });
});

test('everything that is guarded is kept from the public', () => {
  assert.deepEqual(
    confinementOf(publicCaller),
    Object.fromEntries(guardedKinds.map((kind) => [kind, []])),
  );
});
