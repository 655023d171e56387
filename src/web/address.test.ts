import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { address } from './address.ts';

describe('an address', () => {
  test('has what is set of a query, and of several values each', () => {
    const query = { period: '2007-08', page: 0, metric: ['K01', 'K05'], region: undefined };
    assert.equal(
      address('/performance', query),
      '/performance?period=2007-08&page=0&metric=K01&metric=K05',
    );
  });

  test('leaves blanks out, and the question mark where nothing is left', () => {
    assert.equal(
      address('/performance', { q: '', metric: [''], region: undefined }),
      '/performance',
    );
  });

  test('gives back what was written, whatever it holds', () => {
    const written = 'A & B=C? 100% “Ö” #+';
    const { searchParams } = new URL(address('/providers', { q: written }), 'http://localhost');
    assert.equal(searchParams.get('q'), written);
  });
});
