import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultNavigation, markNavigation } from './navigation.ts';

const marked = (path: string) =>
  markNavigation(defaultNavigation, path)
    .filter((link) => link.current || link.active)
    .map((link) => `${link.text} ${link.current ? 'current' : 'active'}`);

describe('the bar of links', () => {
  test('marks the page itself as current', () => {
    assert.deepEqual(marked('/'), ['Home current']);
    assert.deepEqual(marked('/providers'), ['Providers current']);
  });

  test('marks the door above a page as active', () => {
    assert.deepEqual(marked('/providers/stafford'), ['Providers active']);
    assert.deepEqual(marked('/agreements/stafford-2014-15/findings'), ['Agreements active']);
  });

  test('marks nothing for a page that belongs to no door, such as an error', () => {
    assert.deepEqual(marked('/performances'), []);
    assert.deepEqual(marked(''), []);
  });
});
