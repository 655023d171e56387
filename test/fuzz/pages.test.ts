import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { openSignIn } from '../../src/access/index.ts';
import { hubPages } from '../../src/app.ts';
import { packageRoot, readConfig } from '../../src/config.ts';
import { completeBrand } from '../../src/web/index.ts';
import { nowhereHub } from '../hubs.ts';
import { hostileText, runs } from './fuzzing.ts';
import { encoded, knownText } from './known-texts.ts';
import { sampleServed } from './sample-served.ts';

const config = readConfig({});
const ground = openSignIn(nowhereHub(), { settings: config.signIn, root: packageRoot });
const look = { render: () => '', brand: completeBrand({}), version: '0.0.0', ground };
const pages = hubPages(config, look);
const fieldName = fc.oneof(
  fc.constantFrom('type', 'provider', 'metric', 'period', 'title', 'reason', 'level', 'kind', 'by'),
  hostileText,
);

function addresses({ path, queryNames }: (typeof pages)[number]): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) => (part.startsWith(':') ? knownText : fc.constant(part)));
  const names = fc.array(fc.constantFrom(...queryNames, 'unknown'), { maxLength: 5 });
  const asked = names.chain((chosen) =>
    fc
      .tuple(...chosen.map(() => knownText))
      .map((texts) => texts.map((text, at) => `${chosen[at]}=${encoded(text)}`).join('&')),
  );
  return fc
    .tuple(fc.tuple(...parts), asked)
    .map(([filled, search]) => `${filled.map(encoded).join('/') || '/'}?${search}`);
}

describe('the pages, asked and sent anything', { timeout: 600_000 }, () => {
  const send = sampleServed();
  const answers = async (sent: InjectOptions) => {
    await send(sent);
  };

  for (const page of pages) {
    test(`${page.path} shows itself or refuses`, async () => {
      const shown = fc.asyncProperty(addresses(page), (url) => answers({ method: 'GET', url }));
      await fc.assert(shown, runs(15));
      if (!page.submit) return;
      const form = fc
        .array(fc.tuple(fieldName, knownText), { maxLength: 6 })
        .map((fields) => fields.map((pair) => pair.map(encoded).join('=')).join('&'));
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      };
      const sent = fc.asyncProperty(addresses(page), form, (url, payload) =>
        answers({ method: 'POST', url, headers, payload }),
      );
      await fc.assert(sent, runs(15));
    });
  }
});
