import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { browserAvailable, openBrowser, screenshot, visitPage } from '../browser.ts';
import { samplePages } from './sample/pages.ts';
import { sampleServer } from './sample/server.ts';

/** Pairs of texts of one drawing that stand on each other, and texts that leave it, as the browser measures them. */
const misplaced = `[...document.querySelectorAll('svg.gh-chart')].flatMap((chart) => {
  const paper = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll('text')]
    .map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const name = chart.querySelector('title').textContent;
  const outside = texts.filter(({ box }) =>
    box.left < paper.left - 1 || box.right > paper.right + 1 || box.top < paper.top - 3 || box.bottom > paper.bottom + 3);
  // Letters are not as tall as their line: its upper and lower edge may touch.
  const meet = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 4 && other.top < one.bottom - 4;
  const over = texts.flatMap((one, index) =>
    texts.slice(index + 1).filter((other) => meet(one.box, other.box)).map((other) => one.words + ' on ' + other.words));
  return [...outside.map(({ words }) => words + ' outside'), ...over].map((what) => name + ': ' + what);
})`;

describe('the letters of charts of ratings', browserAvailable(), () => {
  let browser: Browser;
  let server: FastifyInstance;
  let origin = '';

  before(async () => {
    server = sampleServer(samplePages);
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const width of [320, 1280]) {
    test(`stand inside and not on each other at ${width} pixels`, async () => {
      const options = { viewport: { width, height: 800 } };
      await visitPage(browser, {
        ...{ url: `${origin}/ratings`, options },
        look: async (page) => {
          assert.deepEqual(await page.evaluate<string[]>(misplaced), []);
        },
      });
    });
  }

  test('stand inside and not on each other on paper', async () => {
    await visitPage(browser, {
      ...{ url: `${origin}/ratings`, options: { viewport: { width: 1280, height: 800 } } },
      look: async (page) => {
        await page.emulateMedia({ media: 'print' });
        assert.deepEqual(await page.evaluate<string[]>(misplaced), []);
        await screenshot(page, 'ratings-print');
      },
    });
  });
});
