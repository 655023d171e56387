import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../test/hubs.ts';
import { printPeriod } from '../calendar/index.ts';
import { listKnownYears } from './store.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`the years that are known, on ${name}`, { skip }, () => {
    test('are those of published outturns of the metrics asked for', async () => {
      const database = await open();
      try {
        assert.deepEqual(await listKnownYears(openEmptyHub(database).database, ['P01']), []);
        const hub = await openSampleHub(database);
        const known = await listKnownYears(hub.database, ['P01', 'K04', 'W01', 'G08']);
        // P01 of four areas; K04 of Hewell Grange alone, not applicable or not supplied elsewhere; W01 and G08 of no year.
        assert.deepEqual(
          known.map(({ providerId, year }) => `${providerId} ${printPeriod(year)}`).sort(),
          [
            'hewell-grange 2007-08',
            'staffordshire 2007-08',
            'warwickshire 2007-08',
            'west-mercia 2007-08',
            'west-midlands-area 2007-08',
          ],
        );
      } finally {
        await database.close();
      }
    });
  });
}
