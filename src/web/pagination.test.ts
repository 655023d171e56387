import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageLinks } from './pagination.ts';

const printed = (page: number, pages: number) =>
  pageLinks(page, pages, (number) => `?page=${number}`)
    .items.map((item) => {
      if ('ellipsis' in item) return '…';
      return item.current ? `[${item.number}]` : String(item.number);
    })
    .join(' ');

describe('the links of a long list', () => {
  test('are the first, the last and the neighbours', () => {
    assert.equal(printed(5, 9), '1 … 4 [5] 6 … 9');
    assert.equal(printed(1, 9), '[1] 2 … 9');
    assert.equal(printed(2, 3), '1 [2] 3');
    assert.equal(printed(1, 1), '[1]');
  });

  test('draw a page out of range in', () => {
    assert.equal(printed(99, 3), '1 … 2 [3]'.replace('… ', ''));
    assert.equal(pageLinks(0, 3, String).previous, undefined);
    assert.equal(pageLinks(3, 3, String).next, undefined);
  });
});
