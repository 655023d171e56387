import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogue, type Permission, permissionNames } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { loadEstate } from '../estate/index.ts';
import { mayDo, mayDoFor, reachOf } from './caller.ts';
import { callerOf, narrowed, publicCallerOf } from './caller-of.ts';
import { ended, sampleGrant, samplePerson } from './people/people.fixture.ts';
import type { RoleGrant } from './people/person.ts';
import { reachOfScope } from './scope.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const ground = { catalogue, estate: loadEstate(packageRoot) };
const today = '2026-11-02';
const person = samplePerson();
const caller = (...grants: RoleGrant[]) => callerOf(person, grants, ground, today);
const nobody = [
  ['be signed in', 'everywhere'],
  ['see published', 'everywhere'],
];
const held = (grants: RoleGrant[]) => [...caller(...grants).reaches].sort();

describe('a person with a role', () => {
  test('may what the role may, over what it is held over and open things everywhere', () => {
    const analyst = caller(sampleGrant());
    assert.deepEqual(reachOf(analyst, 'see records'), ['stafford']);
    assert.equal(reachOf(analyst, 'see performance'), 'everywhere');
    assert.ok(mayDoFor(analyst, 'lock months', 'stafford'));
    assert.ok(!mayDoFor(analyst, 'lock months', 'featherstone'));
    assert.ok(!mayDo(analyst, 'sign agreements'));
  });

  test('acts under their name, in their role and for its party', () => {
    const governor = caller(sampleGrant({ role: 'provider-manager' }));
    assert.equal(governor.name, 'Amina Okafor');
    assert.equal(governor.position, 'Governor');
    assert.deepEqual(governor.roles, [
      {
        code: 'provider-manager',
        title: 'Provider manager',
        party: 'provider',
        over: ['stafford'],
        givenOver: ['stafford'],
      },
    ]);
  });

  test('holds one role over several parts as one', () => {
    const both = caller(sampleGrant(), sampleGrant({ id: 'g2', subjectId: 'featherstone' }));
    assert.deepEqual(
      both.roles.map(({ over, givenOver }) => ({ over, givenOver })),
      [{ over: ['featherstone', 'stafford'], givenOver: ['stafford', 'featherstone'] }],
    );
  });

  test('reaches everywhere with a role over the nation', () => {
    const national = caller(sampleGrant({ role: 'national-team', subjectId: 'national' }));
    assert.equal(reachOf(national, 'see agreements'), 'everywhere');
    assert.ok(!mayDo(national, 'see records'));
  });
});

describe('a person', () => {
  test('without a role may only look after the account', () => assert.deepEqual(held([]), nobody));

  test('holds nothing by a role that has run out, is to come, was withdrawn or is undeclared', () => {
    for (const said of [
      ...[{ until: today }, { until: '2026-10-01' }, { from: '2026-11-03' }],
      ...[{ withdrawn: ended }, { role: 'warden' }, { personId: 'p2' }],
    ]) {
      assert.deepEqual(held([sampleGrant(said)]), nobody, JSON.stringify(said));
    }
  });

  test('holds a role on its first day and on the day before the first without it', () => {
    for (const said of [{ from: today }, { until: '2026-11-03' }]) {
      assert.ok(mayDo(caller(sampleGrant(said)), 'see records'), JSON.stringify(said));
    }
  });

  test('who was ended may nothing at all', () => {
    const gone = callerOf({ ...person, ended }, [sampleGrant()], ground, today);
    assert.equal(gone.reaches.size, 0);
    assert.deepEqual(gone.roles, []);
  });
});

const roleCode = fc.constantFrom(...catalogue.roles.map(({ code }) => code));
const subjectId = fc.constantFrom('national', 'west-midlands', 'stafford', 'hewell', 'brockhill');
const day = fc.constantFrom('2026-01-01', today, '2026-12-31');
const anyGrant = fc
  .record({
    role: roleCode,
    subjectId,
    from: day,
    until: fc.option(day, { nil: undefined }),
    withdrawn: fc.option(fc.constant(ended), { nil: undefined }),
  })
  .map((said) => sampleGrant(said));

/** Who may what for whom, worked out afresh for one place: by any grant in force that says so. */
function expected(grants: RoleGrant[], permission: Permission, id: string): boolean {
  if (permission === 'see published' || permission === 'be signed in') return true;
  return grants.some(({ role, subjectId, from, until, withdrawn }) => {
    if (withdrawn || from > today || (until !== undefined && until <= today)) return false;
    const may = catalogue.roles.find(({ code }) => code === role)?.may ?? [];
    const over = may.find((one) => one.permission === permission)?.over;
    const reach = reachOfScope(ground.estate, subjectId, today);
    return (
      over === 'everywhere' || (over === 'scope' && (reach === 'everywhere' || reach.includes(id)))
    );
  });
}

test('several roles reach what one or another of them reaches, and no more', () => {
  const ids = ['west-midlands', 'stafford', 'hewell', 'brockhill', 'hewell-grange', 'altcourse'];
  fc.assert(
    fc.property(fc.array(anyGrant, { maxLength: 6 }), (grants) => {
      const merged = caller(...grants);
      for (const permission of permissionNames) {
        for (const id of ids) {
          assert.equal(mayDoFor(merged, permission, id), expected(grants, permission, id));
        }
      }
    }),
  );
});

test('a role that is withdrawn or has run out changes nothing, whatever else is held', () => {
  const over = fc.constantFrom<Partial<RoleGrant>>({ withdrawn: ended }, { until: today });
  fc.assert(
    fc.property(fc.array(anyGrant, { maxLength: 4 }), anyGrant, over, (grants, one, gone) => {
      const dead = { ...one, from: '2026-01-01', ...gone };
      assert.deepEqual(caller(...grants, dead), caller(...grants));
    }),
  );
});

test('a caller is never let do more by being narrowed', () => {
  fc.assert(
    fc.property(
      fc.array(anyGrant, { maxLength: 4 }),
      fc.subarray([...permissionNames]),
      (grants, names) => {
        const whole = caller(...grants);
        const part = narrowed(whole, names);
        for (const permission of permissionNames) {
          const kept = names.includes(permission) ? reachOf(whole, permission) : [];
          assert.deepEqual(reachOf(part, permission), kept);
        }
      },
    ),
  );
});

describe('the public', () => {
  test('may what its role may everywhere', () => {
    assert.deepEqual([...publicCallerOf(catalogue).reaches], [['see published', 'everywhere']]);
  });

  test('may see what is published where no role says more', () => {
    assert.deepEqual([...publicCallerOf({ roles: [] }).reaches], [['see published', 'everywhere']]);
  });
});
