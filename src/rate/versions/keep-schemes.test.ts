import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { getScheme, loadCatalogue, type Scheme } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { keepSchemes, listSchemeVersions, schemeHash } from './keep-schemes.ts';

for (const { name, skip, open } of testDatabases()) {
  test(`every definition of a scheme that rated is kept, on ${name}`, { skip }, async (t) => {
    const database = await open();
    t.after(() => database.close());
    const hub = openEmptyHub(database);
    const ippf = getScheme(hub.catalogue, 'ippf-2007');
    const keep = (schemes: readonly Scheme[]) =>
      database.transaction((session) =>
        keepSchemes(session, { catalogue: { ...hub.catalogue, schemes } }),
      );
    await keep(hub.catalogue.schemes);
    await keep(hub.catalogue.schemes);
    const [only, ...others] = await listSchemeVersions(hub, 'ippf-2007');
    assert.equal(others.length, 0);
    assert.equal(only?.hash, schemeHash(ippf));
    assert.equal(only?.ratesNow, true);
    assert.equal(only?.changedUnderItsNumber, false);

    await keep([{ ...ippf, enough: 80 }]);
    await keep([{ ...ippf, version: 2 }]);
    const all = await listSchemeVersions(hub, 'ippf-2007');
    assert.deepEqual(
      all.map(({ version, ratesNow, changedUnderItsNumber }) => [
        ...[version, ratesNow, changedUnderItsNumber],
      ]),
      [
        [2, false, false],
        [1, false, true],
        [1, true, true],
      ],
    );
  });
}

describe('the hash of a scheme', () => {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  test('stays with other notes and examples, and changes with what rates', () => {
    const ippf = getScheme(catalogue, 'ippf-2007');
    assert.equal(schemeHash({ ...ippf, note: 'Other words.', examples: [] }), schemeHash(ippf));
    assert.notEqual(schemeHash({ ...ippf, enough: 80 }), schemeHash(ippf));
  });
});
