import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  sidewaysScroll,
} from '../../test/browser.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { walkedPerson, walker } from '../../test/permissions/walkers.ts';
import { samplePerson } from '../access/people/people.fixture.ts';
import { insertPerson } from '../access/people/person-store.ts';
import { apiRoutes, buildServer } from '../app.ts';
import { getRecordType } from '../catalogue/index.ts';
import { proposeNotice } from '../commission/agreement/notice-actions.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../database/index.ts';
import { storeRecords, syncRecordTables } from '../deliver/index.ts';
import { lockMonth } from '../deliver/ledger/month-locks.ts';
import { readRecordObjects } from '../deliver/ledger/read-objects.ts';
import { columnNotes } from '../deliver/ledger/template.ts';
import type { Hub } from '../hub.ts';
import { evidence } from '../measure/index.ts';

/** As the examples have them. */
const examplePerson = '6a2f41a3-c54c-4ce8-92d2-0324e1c32e22';
const exampleRole = 'provider-manager';
/** What only a person can ask, because it is their own. */
const ofOneself = /^\/api\/(me|tokens|home)\b/;

describe('the page about the API', () => {
  let database: Database;
  let hub: Hub;
  let server: FastifyInstance;

  /** Stores a record of the examples that its own template gives; its references lead nowhere. */
  async function storeExample(code: string, recordKey: string): Promise<void> {
    const type = getRecordType(hub.catalogue, code);
    const notes = columnNotes(type, hub.estate).map(({ heading, example }) => [heading, example]);
    const object = { ...Object.fromEntries(notes), provider: 'Stafford', record: recordKey };
    if (!type.providers.includes('establishment')) object.provider = 'Staffordshire';
    const rows = readRecordObjects([object], type, hub);
    const common = { fileName: 'examples', portion: 1, recordedBy: 'test' };
    await storeRecords(hub, { type, rows, contentHash: code, ...common });
  }

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    hub = await openSampleHub(database);
    await database.transaction((session) => syncRecordTables(session, hub.catalogue));
    await database.transaction((session) =>
      insertPerson(session, walkedPerson(hub, exampleRole, 'here')),
    );
    const person = { ...samplePerson(), id: examplePerson };
    await database.transaction((session) => insertPerson(session, person));
    const own = { ...hub, caller: walker(hub, exampleRole, 'here') };
    server = buildServer(hub, readConfig({}), {
      log: false,
      hubFor: async ({ url }) => (ofOneself.test(url) ? own : hub),
    });
    await storeExample('drug-test', 'T-1');
    await storeExample('enforcement-case', 'E-1');
    await lockMonth(hub, { month: 'Mar 2008', reason: 'final', by: 'test' });
    await proposeExample();
  });
  after(async () => {
    await server?.close();
    await database?.close();
  });

  /** The first notice of the agreement that the examples name. */
  async function proposeExample(): Promise<void> {
    const wish = {
      ...{ title: 'Fewer places', reason: 'Works.', evidence: null, effective: 2014 * 12 + 9 },
      changes: [
        {
          ...{ kind: 'cell' as const, before: '741', after: '740' },
          at: { table: 'capacity', row: 'entry', column: 'cna' },
        },
      ],
    };
    const by = { party: 'provider' as const, name: 'Test', role: 'Governor' };
    await proposeNotice(hub, evidence, { id: 'stafford-2014-15', wish }, by);
  }

  test('lists every route', async () => {
    const { body } = await server.inject('/api');
    for (const { method, path } of apiRoutes) {
      assert.ok(body.includes(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`), path);
    }
  });

  test('gives examples that work', async () => {
    const { body } = await server.inject('/api');
    const samples = [...body.matchAll(/href="(\/api\/[^"#]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    );
    // The OpenAPI document is linked as well.
    const asked = apiRoutes.filter(({ method }) => method === 'GET');
    assert.equal(samples.length, asked.length + 1);
    for (const url of samples) {
      const answer = await server.inject(url);
      assert.equal(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 200)}`);
      assert.notDeepEqual(answer.json(), [], url);
    }
  });

  describe('in a browser', browserAvailable(), () => {
    let browser: Browser;

    before(async () => {
      browser = await openBrowser();
    });
    after(() => browser?.close());

    test('is free of what axe finds, wide and narrow, folded and unfolded', async () => {
      const address = await server.listen({ port: 0, host: '127.0.0.1' });
      for (const width of [1280, 320]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(`${address}/api`);
        assert.deepEqual(await axeViolations(page), []);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((one) => { one.open = true; })',
        );
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await sidewaysScroll(page), 0);
        await page.close();
      }
    });
  });
});
