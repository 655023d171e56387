import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { withSimulated } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { lockedMonths, lockMonth, unlockMonth } from './month-locks.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`the locked months of a provider on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      const empty = openEmptyHub(await open());
      hub = { ...empty, estate: withSimulated(empty.estate) };
    });
    after(() => hub.database.close());

    const wish = (month: string, provider?: string) => ({
      ...{ month, provider, reason: 'The figures are final.', by: 'a test' },
    });
    const months = (...texts: string[]) => texts.map((text) => parsePeriod(text).first);

    test('are its own and those of all providers, each once, in order', async () => {
      assert.deepEqual(await lockedMonths(hub, 'stafford'), []);
      await lockMonth(hub, wish('Jun 2014', 'Stafford'));
      await lockMonth(hub, wish('Apr 2014'));
      await lockMonth(hub, wish('Apr 2014', 'Stafford'));
      await lockMonth(hub, wish('May 2014', 'Birmingham'));
      assert.deepEqual(await lockedMonths(hub, 'stafford'), months('Apr 2014', 'Jun 2014'));
      assert.deepEqual(await lockedMonths(hub, 'birmingham'), months('Apr 2014', 'May 2014'));
    });

    test('of a simulated twin are its own, not those of its original', async () => {
      assert.deepEqual(await lockedMonths(hub, 'simulated-stafford'), months('Apr 2014'));
    });

    test('are open again once unlocked, unless another lock holds them', async () => {
      await unlockMonth(hub, wish('Jun 2014', 'Stafford'));
      await unlockMonth(hub, wish('Apr 2014'));
      assert.deepEqual(await lockedMonths(hub, 'stafford'), months('Apr 2014'));
      assert.deepEqual(await lockedMonths(hub, 'birmingham'), months('May 2014'));
    });
  });
}
