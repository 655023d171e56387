import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completeBrand, contrastWithWhite } from './brand.ts';

describe('the brand of an adopter', () => {
  test('fills in what was left out', () => {
    assert.deepEqual(completeBrand({}), {
      name: 'Gatehouse',
      logoText: 'Gatehouse',
      colour: '#2f3b45',
    });
    assert.equal(completeBrand({ name: 'Harbour' }).logoText, 'Harbour');
  });

  test('measures contrast as WCAG does: black 21 to 1, white 1 to 1', () => {
    assert.equal(contrastWithWhite('#000000'), 21);
    assert.equal(contrastWithWhite('#ffffff'), 1);
  });

  test('refuses a colour that white text cannot be read on', () => {
    assert.throws(() => completeBrand({ colour: '#ffdd00' }), { code: 'WEB_BRAND_COLOUR' });
  });

  test('refuses what is not a colour, so that nothing else gets into the style sheet', () => {
    for (const colour of ['red', '#12345', '#123456;}body{display:none', '']) {
      assert.throws(() => completeBrand({ colour }), { code: 'WEB_BRAND_COLOUR' });
    }
  });
});
