import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';

describe('working days over the API', () => {
  let database: Database;
  let server: FastifyInstance;

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    server = testServer(openEmptyHub(database));
  });
  after(async () => {
    await server?.close();
    await database?.close();
  });

  const between = async (query: string) => ask(server, `/api/working-days?${query}`);

  test('leave out weekends and bank holidays', async () => {
    // Good Friday was 21 March 2008 and Easter Monday the 24th: 25, 26, 27, 28 and 31 March remain
    const { status, body } = await between('from=2008-03-20&to=2008-03-31');
    assert.equal(status, 200);
    assert.deepEqual(body, {
      ...{ calendar: 'england-and-wales', from: '2008-03-20', to: '2008-03-31' },
      ...{ knownOn: null, workingDays: 5 },
    });
    assert.equal((await between('from=2008-03-31&to=2008-03-20')).body.workingDays, -5);
  });

  test('can be counted as things were known on a day', async () => {
    // The bank holiday of 19 September 2022 was announced on the 10th of that month
    const week = 'from=2022-09-16&to=2022-09-23';
    assert.equal((await between(`${week}&knownOn=2022-08-01`)).body.workingDays, 5);
    assert.equal((await between(week)).body.workingDays, 4);
  });

  test('need both days, within the years of the calendar', async () => {
    const { status, body } = await between('from=2008-3-20');
    assert.equal(status, 400);
    assert.deepEqual(
      body.error.problems.map(({ place }: { place: { path: string } }) => place.path),
      ['from', 'to'],
    );
    const outside = await between('from=1899-01-01&to=2008-03-31');
    assert.deepEqual([outside.status, outside.body.error.code], [400, 'CALENDAR_DAY_OUTSIDE']);
  });
});
