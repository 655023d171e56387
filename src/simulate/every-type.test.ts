import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evenWorld } from '../../test/simulations.ts';
import { RecordCheck } from '../deliver/ledger/check-record.ts';
import { allHeadings, readHeadings } from '../deliver/ledger/record-layout.ts';
import { originalId } from '../estate/index.ts';
import { isOpenOn } from './days.ts';
import { plainModel } from './invent-fields.ts';
import { makeFields, type Version } from './make-record.ts';
import type { Modelled } from './model.ts';
import { models } from './models.ts';

const { world, kinds, providers: all, estate } = evenWorld(7);
/** Every area, and enough prisons to have those of every function. */
const providers = all.filter(
  ({ kind, provider }, index) =>
    kind === 'area' || index % 5 === 0 || provider.id === 'simulated-brockhill',
);
const months = [2006 * 12 + 3, 2007 * 12 + 3, 2008 * 12 + 2];
const dayAfter = '2008-04-01';

/** Records of a type as rows of a file, read by the same check as an import. */
function problemsOf(kind: Modelled, version: Version): unknown[] {
  const { type } = kind;
  const { layout } = readHeadings(allHeadings(type), type, {});
  const check = new RecordCheck({ type, estate, today: dayAfter }, layout);
  const having = providers.filter(({ kind: one }) => type.providers.includes(one));
  const made = having.flatMap((simulated) =>
    months.flatMap((month) =>
      Array.from({ length: 7 }, (_, index) => {
        const fields = makeFields(world, kind, simulated, { id: { month, index }, version });
        if (!fields) return [];
        const values = Object.values(fields).map((value) => String(value ?? ''));
        const key = `${month}-${index}`;
        return [[originalId(simulated.provider.id), key, '', '', ...values]];
      }).flat(),
    ),
  );
  assert.ok(made.length > 0, `${type.code} has no records`);
  return made.flatMap((cells, row) => {
    const checked = check.check({ row: row + 1, cells });
    return 'problems' in checked ? checked.problems.map(({ problem }) => problem) : [];
  });
}

describe('the records of every type', () => {
  for (const kind of kinds) {
    test(`pass the check of imports: ${kind.type.code}`, () => {
      assert.deepEqual(problemsOf(kind, 'first').slice(0, 5), []);
      assert.deepEqual(problemsOf(kind, 'corrected').slice(0, 5), []);
    });

    test(`pass it drawn from the declaration alone: ${kind.type.code}`, () => {
      const plain = { type: kind.type, model: plainModel(kind.type) };
      assert.deepEqual(problemsOf(plain, 'first').slice(0, 5), []);
    });
  }

  test('have a model that knows them, and no model is of a type that is not declared', () => {
    const declared = kinds.map(({ type }) => type.code).toSorted();
    assert.deepEqual(models.map(({ type }) => type).toSorted(), declared);
  });
});

describe('a record', () => {
  const kind = kinds.find(({ type }) => type.code === 'unpaid-work-day');
  const simulated = providers.find(({ provider }) => provider.id === 'simulated-staffordshire');
  assert.ok(kind && simulated);
  const make = (index: number) =>
    makeFields(world, kind, simulated, { id: { month: 2007 * 12 + 5, index }, version: 'first' });

  test('is the same whatever was made before it', () => {
    const forwards = [0, 1, 2, 3].map(make);
    const backwards = [3, 2, 1, 0].map(make).toReversed();
    assert.deepEqual(forwards, backwards);
    assert.notDeepEqual(forwards[0], forwards[1]);
  });

  test('is about the person of what it refers to', () => {
    const requirement = kinds.find(({ type }) => type.code === 'unpaid-work-requirement');
    assert.ok(requirement);
    for (const index of [0, 1, 2, 3]) {
      const id = { month: 2007 * 12 + 5, index };
      const referred = world.referenceOf(kind, simulated, id);
      if (!referred?.id) continue;
      const person = world.personOf(requirement, simulated, referred.id);
      assert.equal(make(index)?.person, person.key);
      assert.ok(String(make(index)?.arranged_for) >= String(referred.day));
    }
  });

  test('names nobody: a person is p and ten hexadecimal digits', () => {
    assert.match(String(make(0)?.person), /^p[0-9a-f]{10}$/);
  });

  test('happens while its provider is open', () => {
    const hewell = providers.find(({ provider }) => provider.id === 'simulated-brockhill');
    const death = kinds.find(({ type }) => type.code === 'serious-assault');
    assert.ok(hewell && death);
    const days = Array.from({ length: 40 }, (_, index) =>
      world.dayOf(death, hewell, { month: 2008 * 12 + 5, index }),
    );
    // Brockhill closed on 25 June 2008.
    assert.ok(days.every((day) => day !== undefined && isOpenOn(hewell.provider, day)));
    const after = world.dayOf(death, hewell, { month: 2008 * 12 + 6, index: 0 });
    assert.equal(after, undefined);
  });
});
