import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedWalk, type Walk } from './opened-walk.ts';
import { walkerHeader } from './walkers.ts';

describe('the links of a page', () => {
  let walk: Walk;
  openedWalk((opened) => {
    walk = opened;
  });

  /** Where the links of a page lead; undefined where whoever asks is refused or sent to sign in. */
  async function follow(url: string, role: string): Promise<string[] | undefined> {
    const headers = { [walkerHeader]: `${role}@here` };
    const { statusCode, headers: answered, body } = await walk.server.inject({ url, headers });
    const refused = [401, 403].includes(statusCode);
    if (refused || String(answered.location ?? '').startsWith('/sign-in?')) return undefined;
    return statusCode === 200 && String(answered['content-type']).includes('html')
      ? linksOf(body, url)
      : [];
  }

  async function refusedLinks(role: string): Promise<string[]> {
    const refused: string[] = [];
    const asked = new Set<string>();
    const waiting = [{ url: '/', from: '' }];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { url, from } = next;
      const kind = kindOf(url);
      if (asked.has(kind)) continue;
      asked.add(kind);
      const links = await follow(url, role);
      if (links === undefined) refused.push(`${url} from ${from}`);
      waiting.push(...(links ?? []).map((link) => ({ url: link, from: url })));
    }
    assert.ok(asked.has('/providers/:'), 'the walk came as far as a provider');
    return refused;
  }

  test('lead nobody to what their role does not let them see', async () => {
    for (const { code } of walk.hub.catalogue.roles) {
      assert.deepEqual(await refusedLinks(code), [], code);
    }
  });
});

/** Links to pages of the hub; the API and files to keep are looked at elsewhere. */
function linksOf(html: string, base: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\bhref="([/?][^"]*)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), `http://hub${base}`))
    .filter(({ pathname }) => !/^\/(?:api\/|sign-in|.*\.[a-z]{3,4}$)/.test(pathname))
    .map(({ pathname, search }) => `${pathname}${search}`);
}

/** One page of a kind is enough: which provider or metric it is of makes no difference. */
function kindOf(url: string): string {
  const { pathname } = new URL(url, 'http://hub');
  const parts = pathname.split('/').map((part, at) => (at === 2 && !words.has(part) ? ':' : part));
  return parts
    .map((part, at) =>
      at > 2 && (/\d/.test(part) || inside.has(parts[at - 1] ?? '')) ? ':' : part,
    )
    .join('/');
}

/** What comes before a table or section of an agreement, of which one is enough. */
const inside = new Set(['sections', 'edit']);

/** Second parts of an address that name a page rather than a thing. */
const words = new Set(
  'new compare findings batches locks annual figure funnel control-chart control-charts change year-end tokens password app'.split(
    ' ',
  ),
);
