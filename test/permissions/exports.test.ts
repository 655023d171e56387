import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { sql } from '../../src/database/index.ts';
import type { Hub } from '../../src/hub.ts';
import type { Doors } from './doors.ts';
import { openedWalk } from './opened-walk.ts';

const entry = z.object({
  ...{ person_id: z.string().nullable(), door: z.string() },
  ...{ about: z.string(), provider_id: z.string().nullable() },
  after: z.looseObject({}),
});

describe('a file that somebody takes with them', () => {
  let hub: Hub;
  let doors: Doors;
  let folder = '';

  openedWalk((opened) => {
    ({ hub, doors, folder } = opened);
  });

  const told = () =>
    hub.database.rows(
      entry,
      sql`select person_id, door, about_kind || ' ' || about_id as about, provider_id, after from audit_entry
            where action = 'file exported' order by entry_number`,
    );
  const since = async (work: () => Promise<unknown>) => {
    const { length } = await told();
    await work();
    return (await told()).slice(length);
  };

  test('is told of every time, also where the file was kept from before', async () => {
    const url = '/agreements/stafford-2014-15/document.csv';
    const entries = await since(async () => {
      await doors.get('auditor@here', url);
      await doors.get('auditor@here', url);
    });
    const one = {
      ...{ person_id: 'auditor-here', door: 'web', about: 'agreement stafford-2014-15' },
      ...{ provider_id: 'stafford', after: { address: url, file: 'stafford-2014-15.csv' } },
    };
    assert.deepEqual(entries, [one, one]);
  });

  test('is told of as of the return that it is the template of', async () => {
    const url = '/returns/prison-monthly/stafford/2026-09/template.csv';
    const [one, ...more] = await since(() => doors.get('provider-manager@here', url));
    assert.equal(one?.about, 'return prison-monthly/stafford/2026-09');
    assert.equal(one?.provider_id, 'stafford');
    assert.deepEqual(more, []);
  });

  test('is told of as a table of the API', async () => {
    const url = '/api/agreements?format=csv';
    const [one, ...more] = await since(() => doors.get('commissioner@here', url));
    assert.equal(one?.person_id, 'commissioner-here');
    assert.equal(one?.after.address, url);
    assert.deepEqual(more, []);
    assert.deepEqual(await since(() => doors.get('commissioner@here', '/api/agreements')), []);
  });

  test('is told of where a command writes it', async () => {
    const [one] = await since(() =>
      doors.command('auditor@here', [
        ...['agreement', 'export', 'stafford-2014-15', '--format', 'ods'],
        ...['--out', folder],
      ]),
    );
    assert.deepEqual([one?.about, one?.provider_id], ['agreement stafford-2014-15', 'stafford']);
  });

  test('is not told of where nobody gets it, or anybody may without a name', async () => {
    const none = await since(async () => {
      await doors.get('auditor@elsewhere', '/agreements/stafford-2014-15/document.csv');
      await doors.get('public-reader@here', '/agreements/stafford-2014-15/document.csv');
      const open = await doors.get('public-reader@here', '/import/template.csv');
      assert.equal(open.status, 200);
    });
    assert.deepEqual(none, []);
  });
});
