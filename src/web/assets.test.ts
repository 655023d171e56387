import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packageRoot } from '../config.ts';
import { loadAssets } from './assets.ts';
import { completeBrand } from './brand.ts';

const assets = loadAssets(packageRoot, completeBrand({ colour: '#123456' }));
const stylesheet = assets.composed.get(assets.urls.stylesheet)?.body.toString() ?? '';

describe('the composed assets', () => {
  test('never name the licensed typeface, the crest or the crown', () => {
    assert.doesNotMatch(stylesheet, /Transport|@font-face|crest\.svg|crown\.png/i);
    assert.match(stylesheet, /font-family:Arial,Helvetica/);
  });

  test('point at icons that are served, with their version', () => {
    const urls = [...stylesheet.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1] ?? '');
    assert.ok(urls.length > 0);
    assert.deepEqual(
      urls.filter((url) => !/^\/assets\/moj\/icon-[a-z-]+\.svg\?v=/.test(url)),
      [],
    );
  });

  test('carry the colour of the brand, and nothing that a later part undoes', () => {
    assert.equal(
      stylesheet.lastIndexOf('--govuk-brand-colour:'),
      stylesheet.indexOf('--govuk-brand-colour:#123456'),
    );
  });

  test('ask for no source maps, which are not served', () => {
    for (const finished of assets.composed.values()) {
      assert.doesNotMatch(finished.body.toString(), /sourceMappingURL/);
    }
  });

  test('change their address with their content', () => {
    const other = loadAssets(packageRoot, completeBrand({ colour: '#654321' }));
    assert.notEqual(other.urls.stylesheet, assets.urls.stylesheet);
    assert.equal(other.urls.enhance, assets.urls.enhance);
  });
});
