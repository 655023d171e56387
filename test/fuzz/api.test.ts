import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { apiRoutes } from '../../src/app.ts';
import { namesIn, nearlyOf } from './from-schema.ts';
import { changedText, hostileText, runs } from './fuzzing.ts';
import { encoded, knownText } from './known-texts.ts';
import { sampleServed } from './sample-served.ts';

/** The address with each part of its path and some of its parameters filled in. */
function addresses({ path, query }: (typeof apiRoutes)[number]): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) => (part.startsWith(':') ? knownText : fc.constant(part)));
  const names = fc.subarray([...namesIn(query), ...(namesIn(query).length > 0 ? [] : ['x'])]);
  const asked = names.chain((chosen) =>
    fc.tuple(...chosen.map((name) => fc.tuple(fc.constant(name), knownText))),
  );
  return fc.tuple(fc.tuple(...parts), asked).map(([path, pairs]) => {
    const search = pairs.map(([name, text]) => `${name}=${encoded(text)}`).join('&');
    return `${path.map(encoded).join('/')}?${search}`;
  });
}

describe('the API, asked anything', { timeout: 600_000 }, () => {
  const send = sampleServed();
  const answers = async (sent: InjectOptions) => {
    const { status, body } = await send(sent);
    if (status >= 400) assert.match(JSON.parse(body).error.code, /^[A-Z]+_[A-Z_]+$/);
  };

  for (const route of apiRoutes) {
    const { method, path, body } = route;
    test(`answers or refuses ${method} ${path}`, async () => {
      if (method === 'GET') {
        const asked = fc.asyncProperty(addresses(route), (url) => answers({ method, url }));
        return fc.assert(asked, runs(25));
      }
      const payloads = body
        ? nearlyOf(body).chain((value) => {
            const text = JSON.stringify(value) ?? '';
            return fc.oneof(
              { weight: 6, arbitrary: fc.constant(text) },
              { weight: 1, arbitrary: changedText(text) },
            );
          })
        : fc.oneof(
            hostileText,
            changedText('provider,metric,period,value\nstafford,K01,2007-08,0\n'),
          );
      const headers = { 'content-type': body ? 'application/json' : 'text/csv' };
      await fc.assert(
        fc.asyncProperty(addresses(route), payloads, (url, payload) =>
          answers({ method, url, headers, payload }),
        ),
        runs(25),
      );
    });
  }
});
