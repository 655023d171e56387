import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyOf, requirePermission } from '../access/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { auditExport } from './audited-export.ts';
import { Finished } from './finished.ts';
import type { Outcome, Page, RawSubmission, RawVisit } from './page.ts';
import { PageCache } from './page-cache.ts';
import { filledIn } from './reading.ts';
import type { PageFrame, Render } from './render.ts';
import { cachingFor, sendFinished } from './send.ts';
import { shareLookup } from './shared-lookup.ts';
import { readForm } from './upload.ts';
import { rememberVisitor, visitorOf } from './visitor.ts';

/** The hub as whoever sent a request may see it. */
export type HubFor = (request: FastifyRequest) => Promise<Hub>;

type Context = {
  render: Render;
  hubFor: HubFor;
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
  server.addHook('onRequest', async (request) => {
    // Where nothing answers, no page asks who it was; the page that says so shows them all the same.
    if (request.is404) frameOf(request, await context.hubFor(request));
  });
  server.register((scope, _options, done) => {
    for (const page of pages) {
      addShow(scope, page, context, shelf);
      if (page.submit !== undefined) addSubmit(scope, page, page.submit, context);
    }
    done();
  });
}

function addShow(
  server: FastifyInstance,
  page: Page,
  { render, hubFor }: Context,
  shelf: { cache: PageCache; revision: () => Promise<string> },
): void {
  server.get(page.path, { schema: { hide: true } }, async (request, reply) => {
    const hub = await hubFor(request);
    const frame = frameOf(request, hub);
    requirePermission(hub.caller, page.needs);
    const raw = rawVisit(request, hub);
    const make = async () => {
      const outcome = await page.show(raw);
      giveCookies(reply, outcome);
      return finish(render, frame, outcome);
    };
    const key = `${keyOf(hub.caller)}\n${cacheKey(page, frame.path, raw.query)}`;
    const finished = await (page.cached
      ? shelf.cache.cached(await shelf.revision(), key, make)
      : make());
    await auditExport(hub, request, finished);
    const caching = page.cached ? cachingFor(hub.caller) : 'no-store';
    return sendFinished(request, reply, finished, caching);
  });
}

function addSubmit(
  server: FastifyInstance,
  page: Page,
  submit: NonNullable<Page['submit']>,
  { render, hubFor }: Context,
): void {
  server.post(
    page.path,
    { schema: { hide: true } },
    async (request, reply): Promise<FastifyReply> => {
      const hub = await hubFor(request);
      const frame = frameOf(request, hub);
      // What is refused shows the page again, so whoever sends its form must be allowed to see it.
      requirePermission(hub.caller, page.needs);
      requirePermission(hub.caller, page.submitNeeds);
      const raw = { ...rawVisit(request, hub), ...(await readForm(request)) };
      const outcome = await answer(page, submit, raw);
      giveCookies(reply, outcome);
      const finished = finish(render, frame, outcome);
      await auditExport(hub, request, finished);
      return sendFinished(request, reply, finished, 'no-store');
    },
  );
}

/** What is settled on a page of its own: signing in, and confirming that it is still oneself. */
const leadsElsewhere = ['ACCESS_SIGN_IN', 'ACCESS_STEP_UP'];

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
    if (leadsElsewhere.includes(error.code)) throw error;
    const shown = await page.show(raw);
    if (!('view' in shown)) throw error;
    const { message: problemSummary, problems, status } = error;
    return {
      ...shown,
      status,
      problems,
      problemSummary,
      data: { ...shown.data, values: withoutSecrets(page, raw.body) },
    };
  }
}

function finish(
  render: Render,
  frame: Pick<PageFrame, 'path' | 'visitor'>,
  outcome: Outcome,
): Finished {
  if ('redirect' in outcome) {
    return new Finished({
      status: 303,
      mediaType: 'text/plain; charset=utf-8',
      body: Buffer.alloc(0),
      location: outcome.redirect,
    });
  }
  if ('download' in outcome) {
    const { body, ...download } = outcome.download;
    return new Finished({ ...download, body: Buffer.from(body) });
  }
  const { view, data, status, setCookies: _sent, ...shown } = outcome;
  return new Finished({
    status: status ?? 200,
    mediaType: 'text/html; charset=utf-8',
    body: Buffer.from(render(view, { ...shown, ...frame }, data)),
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

function rawVisit(request: FastifyRequest, hub: Hub): RawVisit {
  const { ip: address, headers, params } = request;
  const from = { address, agent: headers['user-agent'], cookies: headers.cookie };
  return { hub, from, params, query: filledIn(request.query) };
}

/** What every page says of whoever looks at it. */
function frameOf(request: FastifyRequest, { caller }: Hub): Pick<PageFrame, 'path' | 'visitor'> {
  const visitor = visitorOf(caller);
  rememberVisitor(request, visitor);
  return { path: pathOf(request), visitor };
}

function giveCookies(reply: FastifyReply, outcome: Outcome): void {
  if (!('setCookies' in outcome) || !outcome.setCookies) return;
  for (const cookie of outcome.setCookies) reply.header('set-cookie', cookie);
}

function withoutSecrets({ secrets }: Page, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !secrets.includes(name)));
}

function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return end === -1 ? request.url : request.url.slice(0, end);
}
