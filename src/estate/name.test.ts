import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainName } from './name.ts';

describe('the plain form of a name', () => {
  test('forgets case, punctuation and footnote marks', () => {
    assert.equal(plainName('Isle of Wight***'), 'isle of wight');
    assert.equal(plainName('Grendon/ Spring Hill'), plainName('GRENDON / SPRING HILL'));
    assert.equal(plainName("Women's Estate"), plainName('WOMEN’S  ESTATE'));
  });

  test('forgets what a prison is styled', () => {
    const styled = [
      'HMP Stoke Heath',
      'HMPYOI Stoke Heath',
      'HMP/YOI Stoke Heath',
      'HMYOI Stoke Heath',
    ];
    for (const each of [...styled, 'STOKE HEATH (HMP & YOI)', 'HMP & YOI Stoke Heath']) {
      assert.equal(plainName(each), 'stoke heath', each);
    }
  });

  test('reads an ampersand as "and"', () => {
    assert.equal(plainName('Telford & Wrekin'), plainName('Telford and Wrekin'));
  });

  test('is plain already', () => {
    fc.assert(fc.property(fc.string(), (text) => plainName(plainName(text)) === plainName(text)));
  });
});
