import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';

describe('providers over the API', () => {
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

  const idsOf = async (query: string): Promise<string[]> =>
    (await ask(server, `/api/providers?${query}`)).body.map(({ id }: { id: string }) => id);

  test('are those of a region on a day, areas and establishments apart', async () => {
    const areas = await idsOf('region=West+Midlands&kind=area&on=2008-03-31');
    assert.deepEqual(areas, ['staffordshire', 'warwickshire', 'west-mercia', 'west-midlands-area']);
    const prisons = await idsOf('region=west-midlands&kind=establishment&on=2008-03-31');
    assert.equal(prisons.length, 12);
    assert.ok(prisons.includes('blakenhurst') && !prisons.includes('hewell'));
  });

  test('change on the day of a merger', async () => {
    // Blakenhurst, Brockhill and Hewell Grange became Hewell on 25 June 2008
    const before = await idsOf('on=2008-06-24');
    const on = await idsOf('on=2008-06-25');
    assert.ok(before.includes('brockhill') && !before.includes('hewell'));
    assert.ok(on.includes('hewell') && !on.includes('brockhill'));
  });

  test('leave partnerships out unless they are asked for', async () => {
    assert.ok(!(await idsOf('')).some((id) => id.startsWith('laa-')));
    assert.equal((await idsOf('kind=partnership')).length, 14);
  });

  test('show the facts that held on a day, or all that were ever said', async () => {
    const capacity = async (query: string) =>
      (await ask(server, `/api/providers/stafford${query}`)).body.facts
        .filter(({ fact }: { fact: string }) => fact === 'operational capacity')
        .map(({ value }: { value: string }) => value);
    // The report of 2007-08 gives 680 places, the annex of 2014-15 741
    assert.deepEqual(await capacity('?on=2008-03-31'), ['680']);
    assert.deepEqual(await capacity('?on=2014-09-30'), ['741']);
    assert.deepEqual(await capacity('?on=2011-09-30'), []);
    const ever = await capacity('');
    assert.ok(ever.includes('680') && ever.includes('741'));
  });

  test('are found by id, name or code, with whom they are compared and what they became', async () => {
    const { body } = await ask(server, '/api/providers/HMP%20Brockhill?on=2008-03-31');
    assert.equal(body.id, 'brockhill');
    assert.equal(body.region, 'West Midlands');
    assert.equal(body.reportedWith, 'Brockhill and Hewell Grange');
    assert.deepEqual(body.successors, [{ id: 'hewell', name: 'Hewell' }]);
    const hewell = (await ask(server, '/api/providers/hewell')).body;
    assert.equal(hewell.predecessors.length, 3);
    assert.deepEqual([hewell.on, hewell.reportedWith], [null, null]);
  });

  test('are refused with the nearest names where there is none', async () => {
    const { status, body } = await ask(server, '/api/providers/Staford');
    assert.deepEqual([status, body.error.code], [404, 'ESTATE_UNKNOWN']);
    assert.match(body.error.message, /Stafford/);
    const region = await ask(server, '/api/providers/west-midlands');
    assert.deepEqual([region.status, region.body.error.code], [400, 'ESTATE_NOT_A_PROVIDER']);
    const elsewhere = await ask(server, '/api/providers?region=Mercia');
    assert.deepEqual([elsewhere.status, elsewhere.body.error.code], [404, 'ESTATE_UNKNOWN']);
    const day = await ask(server, '/api/providers?on=2007-02-29');
    assert.deepEqual([day.status, day.body.error.problems[0].place.path], [400, 'on']);
  });
});
