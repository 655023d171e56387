import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { identifier, sql } from '../../src/database/index.ts';
import type { Hub } from '../../src/hub.ts';
import { attempts } from './attempts.ts';
import type { Doors, Walker } from './doors.ts';
import { openedWalk } from './opened-walk.ts';

/** How a refusal says that it is about who asks, or that there is nothing which they may see. */
const scopeWords =
  /do(?:es)? not (?:cover|let you)|holds records of providers|to themselves|[Nn]othing at this address|There is no|no such/;

/** What changes by looking: the trail, which is compared by itself. */
const uncounted = ['audit_entry', 'audit_head', 'audit_anchor', 'sign_in_session'];

describe('what belongs to another part of the estate', () => {
  let hub: Hub;
  let doors: Doors;

  openedWalk(
    (opened) => {
      ({ hub, doors } = opened);
    },
    { now: () => new Date('2014-11-15T12:00:00Z') },
  );

  /** Every table with a hash of all of its rows. */
  async function everything(): Promise<Record<string, string>> {
    const tables = await hub.database.rows(
      z.object({ name: z.string() }),
      sql`select table_name as name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
    );
    const held: Record<string, string> = {};
    for (const { name } of tables.filter((one) => !uncounted.includes(one.name))) {
      const [one] = await hub.database.rows(
        z.object({ rows: z.string() }),
        sql`select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), 'none') as rows
              from ${identifier(name)} t`,
      );
      held[name] = one?.rows ?? '';
    }
    return held;
  }

  async function told(): Promise<string[]> {
    const rows = await hub.database.rows(
      z.object({ action: z.string() }),
      sql`select action from audit_entry order by entry_number`,
    );
    return rows.map(({ action }) => action);
  }

  test('is not listed: batches and locks, with the names in them', async () => {
    const record = {
      provider: 'Stafford',
      record: 'L-1',
      person: 'P-0003',
      tested_on: '2008-03-05',
    };
    const rows = [{ ...record, ground: 'random', result: 'negative' }];
    const stored = await doors.json('practitioner@here', '/api/records/drug-test', rows);
    const batchId: unknown = JSON.parse(stored.body).batchId;
    const lock = {
      provider: 'Stafford',
      month: 'Jan 2008',
      reason: 'A matter of Stafford alone.',
    };
    await doors.json('analyst@here', '/api/records/locks', lock);
    const shows = async (as: Walker, url: string, words: RegExp) =>
      words.test((await doors.get(as, url)).body);
    for (const [url, words] of [
      ['/api/records/batches', /drug-test/],
      ['/records/batches', /class="govuk-table/],
      [`/api/records/batches/${batchId}`, /drug-test/],
      [`/records/batches/${batchId}`, /drug-test|drug test/],
      ['/api/records/locks', /Stafford alone/],
      ['/records/locks', /Stafford alone/],
    ] as const) {
      assert.ok(await shows('practitioner@here', url, words), url);
      assert.ok(!(await shows('practitioner@elsewhere', url, words)), url);
    }
  });

  for (const { name, refused, may, send } of attempts) {
    test(`is refused: ${name}`, async () => {
      const held = await everything();
      const trail = await told();
      for (const as of refused) {
        const { status, body } = await send(doors, as);
        assert.ok([403, 404, 422].includes(status), `${as}: ${status} ${textOf(body)}`);
        assert.match(textOf(body), scopeWords, as);
        assert.deepEqual(await everything(), held, as);
        assert.deepEqual(await told(), trail, as);
      }
      const { status, body } = await send(doors, may);
      assert.ok(status < 400, `${may || 'the program'}: ${status} ${textOf(body)}`);
      assert.notDeepEqual(await everything(), held);
      assert.ok((await told()).length > trail.length);
    });
  }
});

function textOf(body: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body;
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500);
}
