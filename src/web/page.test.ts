import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { nowhereHub } from '../../test/hubs.ts';
import { GatehouseError } from '../errors.ts';
import { manyOf, page } from './page.ts';
import { filledIn } from './reading.ts';
import { cacheKey } from './routes.ts';

const asker = { hub: nowhereHub(), from: { address: '127.0.0.1' } };
const sample = page({
  needs: 'see published',
  path: '/performance/:id',
  params: z.object({ id: z.string() }),
  query: z.object({
    status: z.enum(['met', 'missed']).optional(),
    metric: manyOf(z.string().max(3)),
    size: z.coerce.number().int().max(9).default(5),
  }),
  show: ({ params, query }) => ({ view: 'x.njk', title: params.id, data: query }),
});
const visit = (query: Record<string, unknown>) =>
  sample.show({ ...asker, params: { id: 'stafford' }, query: filledIn(query) });

describe('a page', () => {
  test('reads its query by its schema and answers plain data', async () => {
    assert.deepEqual(await visit({ status: 'met', metric: 'P01', size: '7', other: 'x' }), {
      view: 'x.njk',
      title: 'stafford',
      data: { status: 'met', metric: ['P01'], size: 7 },
    });
  });

  test('takes blank fields, as an untouched form sends them, for absent', async () => {
    assert.deepEqual(await visit({ status: '', metric: ['', 'P02'], size: '' }), {
      view: 'x.njk',
      title: 'stafford',
      data: { metric: ['P02'], size: 5 },
    });
  });

  test('names every field that it cannot read, at once', async () => {
    await assert.rejects(
      visit({ status: 'fine', size: '99', metric: ['P01', 'LONG'] }),
      (error) => {
        assert.ok(error instanceof GatehouseError);
        assert.equal(error.code, 'WEB_ADDRESS_UNREADABLE');
        assert.deepEqual(
          error.problems.map((problem) => problem.place?.path),
          ['status', 'metric.1', 'size'],
        );
        return true;
      },
    );
  });
});

describe('the key under which a page is kept', () => {
  const key = (query: Record<string, unknown>) => cacheKey(sample, '/p', filledIn(query));

  test('does not depend on the order of the query, on blanks, or on names that the page ignores', () => {
    assert.equal(key({ status: 'met', size: '5' }), key({ size: '5', status: 'met' }));
    assert.equal(key({ status: '' }), key({}));
    assert.equal(key({ utm_source: 'mail' }), key({}));
  });

  test('tells every difference that the page may show', () => {
    const keys = [
      {},
      { status: 'met' },
      { size: 'met' },
      { metric: ['a', 'b'] },
      { metric: 'a,b' },
    ];
    assert.equal(new Set(keys.map(key)).size, keys.length);
  });
});
