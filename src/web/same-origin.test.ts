import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSameOrigin } from './same-origin.ts';

const post = (sent: { fetchSite?: string; origin?: string; cookie?: boolean }) =>
  isSameOrigin({ method: 'POST', host: 'hub.example:3000', ...sent });

describe('requests that change something', () => {
  test('pass from our own pages', () => {
    assert.ok(post({ fetchSite: 'same-origin', origin: 'http://hub.example:3000' }));
    assert.ok(post({ origin: 'http://hub.example:3000' }));
    assert.ok(post({ origin: 'https://HUB.example:3000' }));
  });

  test('are refused from another site, a neighbouring one and a hidden one', () => {
    assert.ok(!post({ fetchSite: 'cross-site' }));
    assert.ok(!post({ fetchSite: 'same-site' }));
    assert.ok(!post({ fetchSite: 'cross-site', origin: 'http://hub.example:3000' }));
    assert.ok(!post({ origin: 'http://evil.example' }));
    assert.ok(!post({ origin: 'http://hub.example' }), 'another port is another origin');
    assert.ok(!post({ origin: 'null' }));
    assert.ok(!post({ origin: 'http://hub.example:3000.evil.example' }));
  });

  test('pass from programs, which send neither header', () => {
    assert.ok(post({}));
  });

  test('must say where they come from when they bring a cookie', () => {
    assert.ok(!post({ cookie: true }));
    assert.ok(post({ cookie: true, fetchSite: 'same-origin' }));
    assert.ok(post({ cookie: true, origin: 'http://hub.example:3000' }));
    assert.ok(!post({ cookie: true, origin: 'null' }));
  });

  test('are told from those that only read', () => {
    const read = { method: 'GET', host: 'hub.example', fetchSite: 'cross-site' };
    assert.ok(isSameOrigin(read));
    assert.ok(!isSameOrigin({ ...read, method: 'PUT' }));
    assert.ok(!isSameOrigin({ ...read, method: 'DELETE' }));
  });
});
