import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Brand } from './brand.ts';
import { Finished } from './finished.ts';
import { composeStylesheet } from './stylesheet.ts';

/** What pages link to: composed texts served from memory under a hash of their content, and folders of images. */
export type Assets = {
  /** Address of the stylesheet, the scripts and the icon, for the layout and the form of a return. */
  urls: { stylesheet: string; start: string; enhance: string; returnGrid: string; icon: string };
  /** Composed texts by address. */
  composed: ReadonlyMap<string, Finished>;
  imagesFolder: string;
  mojIconsFolder: string;
};

/** Where the two design systems are installed, found from the package root as Node.js would. */
export function designSystemFolders(root: string): { govuk: string; moj: string } {
  const resolver = createRequire(join(root, 'package.json'));
  return {
    govuk: join(dirname(resolver.resolve('govuk-frontend/package.json')), 'dist'),
    moj: dirname(resolver.resolve('@ministryofjustice/frontend/package.json')),
  };
}

/** Reads and composes the assets once, at start. */
export function loadAssets(root: string, brand: Brand): Assets {
  const folders = designSystemFolders(root);
  const own = join(root, 'src/web/assets');
  const mojVersion = fingerprint(readFileSync(join(folders.moj, 'package.json'), 'utf8'));
  const stylesheet = composeStylesheet(
    {
      govuk: readFileSync(join(folders.govuk, 'govuk/govuk-frontend.min.css'), 'utf8'),
      moj: readFileSync(join(folders.moj, 'moj/moj-frontend.min.css'), 'utf8'),
      own: readFileSync(join(own, 'gatehouse.css'), 'utf8'),
      iconVersion: mojVersion,
    },
    brand,
  );
  const govukScript = readFileSync(join(folders.govuk, 'govuk/govuk-frontend.min.js'), 'utf8');
  const composed = new Map<string, Finished>();
  const icon = fingerprint(readFileSync(join(own, 'images/icon.svg'), 'utf8'));
  return {
    urls: {
      stylesheet: keep(composed, 'gatehouse', 'css', stylesheet),
      start: keep(composed, 'start', 'js', readFileSync(join(own, 'start.js'), 'utf8')),
      returnGrid: keep(
        composed,
        'return-grid',
        'js',
        readFileSync(join(own, 'return-grid.js'), 'utf8'),
      ),
      enhance: keep(composed, 'enhance', 'js', enhanceScript(govukScript)),
      icon: `/assets/images/icon.svg?v=${icon}`,
    },
    composed,
    imagesFolder: join(own, 'images'),
    mojIconsFolder: join(folders.moj, 'moj/assets/images'),
  };
}

/** GOV.UK Frontend as one module that starts itself: a page needs no second script, and none inline. */
function enhanceScript(govuk: string): string {
  return `${govuk.replace(/\/\/# sourceMappingURL=.*$/m, '')}\ninitAll();\n`;
}

function keep(
  composed: Map<string, Finished>,
  name: string,
  kind: 'css' | 'js',
  text: string,
): string {
  const url = `/assets/${name}.${fingerprint(text)}.${kind}`;
  const mediaType = kind === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  composed.set(url, new Finished({ mediaType, body: Buffer.from(text) }));
  return url;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
