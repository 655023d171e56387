import assert from 'node:assert/strict';
import type { Actor } from '../src/commission/agreement/agreement.ts';
import { latestOf } from '../src/commission/agreement/draft-actions.ts';
import type { Evidence } from '../src/commission/agreement/evidence.ts';
import { getFile } from '../src/commission/agreement/get-agreement.ts';
import { acceptFindings, agree, offer, sign } from '../src/commission/agreement/signing-actions.ts';
import { changingPages } from '../src/commission/pages/changing-pages.ts';
import {
  actingAs,
  director,
  draftSample,
  governor,
} from '../src/commission/pages/sample-draft.fixture.ts';
import {
  type Answer,
  follow,
  hiddenField,
  post,
  upload,
  visit,
} from '../src/deliver/pages/page-text.fixture.ts';
import type { Hub } from '../src/hub.ts';
import { sampleServer } from './browser/sample/server.ts';

type Fields = Record<string, string>;

/** The pages that change agreements, worked as a browser without JavaScript would. */
export type Desk = ReturnType<typeof openDesk>;

/** The cells that a form shows, with what stands in each, as a browser sends them back. */
export function cellsIn({ body }: Answer): Fields {
  const inputs = [...body.matchAll(/<input\s[^>]*name="([^"]*\/[^"]*)"[^>]*?value="([^"]*)"/g)];
  const boxes = [...body.matchAll(/<textarea [^>]*name="([^"]*\/[^"]*)"[^>]*>([^<]*)</g)];
  const lists = [...body.matchAll(/<select [^>]*name="([^"]*\/[^"]*)"[^>]*>([\s\S]*?)<\/select>/g)];
  return Object.fromEntries([
    ...[...inputs, ...boxes].map(([, name = '', value = '']) => [name, value]),
    ...lists.map(([, name = '', options = '']) => [
      name,
      /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ]),
  ]);
}

/** The hidden fields of the form of a notice, and those that it keeps from one answer to the next. */
const kept = ['changes', 'shownMonth', 'shownTable', 'shownRow', 'title', 'reason', 'effective'];

export function openDesk(hub: Hub, evidence: Evidence) {
  const door = { evidence, publisher: { name: 'Hub' }, browser: undefined, render: () => '' };
  const server = sampleServer(changingPages(door), {
    hub,
    revision: () => hub.database.revision(),
  });
  /** Takes a step on the page of signatures, as somebody who has just looked at it. */
  async function step(id: string, actor: Actor, name: string, more: Fields = {}) {
    const url = `/agreements/${id}/sign?party=${actor.party}&step=${name}`;
    const seen = await visit(server, url);
    const [version, hash] = [hiddenField(seen, 'version'), hiddenField(seen, 'hash')];
    return post(server, url, { ...actingAs(actor), step: name, version, hash, ...more });
  }
  return {
    server,
    visit: (url: string) => visit(server, url),
    post: (url: string, fields: Fields) => post(server, url, fields),
    follow: (answer: Answer) => follow(server, answer),
    upload: (url: string, name: string, bytes: Uint8Array) =>
      upload(server, { name, bytes }, {}, url),
    step,
    /** A step that succeeds, and the page that follows. */
    async taken(id: string, actor: Actor, name: string, more: Fields = {}) {
      const page = await follow(server, await step(id, actor, name, more));
      assert.equal(page.status, 200, page.text);
      return page;
    },
    /** Answers the form of a new notice, which carries what was said before. */
    async gather(id: string, page: Answer | undefined, fields: Fields) {
      const url = `/agreements/${id}/notices/new`;
      const known = page ?? (await visit(server, url));
      const hidden = kept.flatMap((name): Array<[string, string]> => {
        const value = hiddenField(known, name).replaceAll('&quot;', '"');
        return value === '' ? [] : [[name, value]];
      });
      return post(server, url, { ...Object.fromEntries(hidden), ...cellsIn(known), ...fields });
    },
    close: () => server.close(),
  };
}

/** The sample annex, signed by both parties, who accept what disagrees in it. */
export async function signSample(hub: Hub, id: string): Promise<void> {
  await draftSample(hub, id);
  const { number: version, contentHash } = latestOf(await getFile(hub.database, id));
  const seen = { version, contentHash };
  await offer(hub, id, seen, director);
  await agree(hub, id, seen, governor);
  for (const actor of [director, governor]) {
    await acceptFindings(hub, id, { keys: 'all', reason: 'Printed so' }, actor);
    await sign(hub, id, seen, actor);
  }
}
