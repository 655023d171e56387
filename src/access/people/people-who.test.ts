import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { addPerson } from './add-person.ts';
import { endPerson } from './end-person.ts';
import { grantRole } from './grant-role.ts';
import { listPeopleWho } from './people-who.ts';

for (const engine of testDatabases()) {
  describe(`people by what they may do on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
    });
    after(() => database.close());

    async function add(name: string, role: string, subjectId: string, from?: string) {
      const email = `${name.toLowerCase()}@example.org`;
      const { id: personId } = await addPerson(hub, { name, email });
      await grantRole(hub, { personId, role, subjectId, from });
      return personId;
    }

    test('are those whose roles of today let them, with the providers for whom', async () => {
      await add('Manager', 'provider-manager', 'stafford');
      await add('Analyst', 'analyst', 'west-midlands');
      await add('Later', 'provider-manager', 'stafford', '2026-12-01');
      const gone = await add('Gone', 'provider-manager', 'stafford');
      await endPerson(hub, { personId: gone, reason: 'Left' });
      const filling = await listPeopleWho(hub, 'fill returns');
      assert.deepEqual(
        filling.map(({ name, email }) => [name, email]),
        [['Manager', 'manager@example.org']],
      );
      const [manager] = filling;
      assert.ok(Array.isArray(manager?.over) && manager.over.includes('stafford'));
      assert.ok(!manager.over.includes('birmingham'));
      const checking = await listPeopleWho(hub, 'check returns');
      assert.deepEqual(
        checking.map(({ name }) => name),
        ['Analyst'],
      );
    });
  });
}
