import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatehouseError } from '../errors.ts';
import { Finished } from './finished.ts';
import type { Outcome, Page, RawSubmission, RawVisit } from './page.ts';
import { PageCache } from './page-cache.ts';
import { filledIn } from './reading.ts';
import type { Render } from './render.ts';
import { askEveryTime, sendFinished } from './send.ts';
import { shareLookup } from './shared-lookup.ts';
import { readForm } from './upload.ts';

type Context = {
  render: Render;
  /** Changes with every commit, such as `database.revision()`. */
  revision: () => Promise<string>;
  cache?: PageCache;
};

/** Puts the pages on the server; GET answers from the cache while the revision stays the same. */
export function registerPages(
  server: FastifyInstance,
  pages: readonly Page[],
  context: Context,
): void {
  const shelf = {
    cache: context.cache ?? new PageCache(),
    revision: shareLookup(context.revision),
  };
  server.register((scope, _options, done) => {
    for (const page of pages) {
      addShow(scope, page, context.render, shelf);
      if (page.submit !== undefined) addSubmit(scope, page, page.submit, context.render);
    }
    done();
  });
}

function addShow(
  server: FastifyInstance,
  page: Page,
  render: Render,
  shelf: { cache: PageCache; revision: () => Promise<string> },
): void {
  server.get(page.path, { schema: { hide: true } }, async (request, reply) => {
    const raw = rawVisit(request);
    const path = pathOf(request);
    const make = async () => finish(render, path, await page.show(raw));
    const finished = page.cached
      ? await shelf.cache.cached(await shelf.revision(), cacheKey(page, path, raw.query), make)
      : await make();
    return sendFinished(request, reply, finished, askEveryTime);
  });
}

function addSubmit(
  server: FastifyInstance,
  page: Page,
  submit: NonNullable<Page['submit']>,
  render: Render,
): void {
  server.post(
    page.path,
    { schema: { hide: true } },
    async (request, reply): Promise<FastifyReply> => {
      const raw = { ...rawVisit(request), ...(await readForm(request)) };
      const outcome = await answer(page, submit, raw);
      return sendFinished(request, reply, finish(render, pathOf(request), outcome), 'no-store');
    },
  );
}

/** A refusal shows the page again, with its problems and what had been written (`values`). */
async function answer(
  page: Page,
  submit: NonNullable<Page['submit']>,
  raw: RawSubmission,
): Promise<Outcome> {
  try {
    return await submit(raw);
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    const shown = await page.show(raw);
    if (!('view' in shown)) throw error;
    const { message: problemSummary, problems, status } = error;
    return {
      ...shown,
      status,
      problems,
      problemSummary,
      data: { ...shown.data, values: raw.body },
    };
  }
}

function finish(render: Render, path: string, outcome: Outcome): Finished {
  if ('redirect' in outcome) {
    return new Finished({
      status: 303,
      mediaType: 'text/plain; charset=utf-8',
      body: Buffer.alloc(0),
      location: outcome.redirect,
    });
  }
  if ('download' in outcome) {
    const { fileName, mediaType, body } = outcome.download;
    return new Finished({ mediaType, fileName, body: Buffer.from(body) });
  }
  const { view, data, status, ...frame } = outcome;
  return new Finished({
    status: status ?? 200,
    mediaType: 'text/html; charset=utf-8',
    body: Buffer.from(render(view, { ...frame, path }, data)),
  });
}

/** Path and the query names that the page reads: what it ignores makes no second copy. */
export function cacheKey(
  page: Pick<Page, 'queryNames'>,
  path: string,
  query: Record<string, unknown>,
): string {
  if (page.queryNames.length === 0) return path;
  return path + JSON.stringify(page.queryNames.map((name) => query[name] ?? null));
}

function rawVisit(request: FastifyRequest): RawVisit {
  return { params: request.params, query: filledIn(request.query) };
}

function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return end === -1 ? request.url : request.url.slice(0, end);
}
