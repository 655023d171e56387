import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../config.ts';
import { factOn } from './facts.ts';
import { findSubject, getProvider } from './find.ts';
import { loadEstate } from './load.ts';

const folder = join(packageRoot, '../shared/data/register');
const skip = existsSync(folder) ? false : 'needs the register files in ../shared/data/register';
const estate = loadEstate(packageRoot);

/** The rows of a tab-separated file of the register, as arrays of cells, without the heading. */
function rowsOf(name: string): string[][] {
  const lines = readFileSync(join(folder, `symroe-${name}.tsv`), 'utf8').split('\n');
  return lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : [line.split('\t')]));
}

describe('the register as published', { skip }, () => {
  test('gives every prison code and closing date that the estate holds', () => {
    for (const [code = '', name = '', , closed = ''] of rowsOf('data-prison-prison')) {
      const provider = getProvider(estate, code, { kind: 'establishment' });
      assert.equal(findSubject(estate, name)?.id, provider.id, name);
      if (closed.trim() !== '') {
        assert.equal(provider.stated?.closed ?? provider.closed, closed.trim(), name);
      }
    }
  });

  test('gives the operator, function and designation of 2017-18', () => {
    const rows = rowsOf('lists-prison-estate-prison_estate');
    for (const [name = '', , operator = '', , designation = ''] of rows) {
      const provider = getProvider(estate, name, { kind: 'establishment' });
      const on = '2017-06-30';
      assert.equal(factOn(provider, 'designation', on), designation, name);
      const held = factOn(provider, 'operator', on);
      assert.equal(held === 'Public Sector Prisons' ? 'PSP' : held, operator, name);
      assert.ok(factOn(provider, 'region', on), name);
      assert.ok(factOn(provider, 'function', on), name);
    }
  });

  test('uses no name or NOMIS code that the estate cannot match', () => {
    const noPlaces = ['TRANSFER', 'Tackler Analytical'];
    const named = [
      ...rowsOf('lists-nomis-codes-nomis-codes').flatMap(([code = '', name = '']) => [code, name]),
      ...rowsOf('lists-noms-codes-prison-codes').flatMap(([, , name = '']) => [name]),
      ...rowsOf('lists-contracted-out-prisons').map(([name = '']) => name),
      ...rowsOf('lists-former-prisons-prisons').map(([, , name = '']) => name),
    ].filter((name) => name.trim() !== '' && name !== 'TRN' && !noPlaces.includes(name.trim()));
    const unmatched = named.filter((name) => !findSubject(estate, name, { kind: 'establishment' }));
    assert.deepEqual(unmatched, []);
  });
});
