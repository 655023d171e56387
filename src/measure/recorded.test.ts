import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { importProposal, readProposal } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { writeOds } from '../spreadsheet/index.ts';
import { recorded } from './recorded.ts';
import { openYearHub, publish, term } from './sample-year.fixture.ts';

const bulletins = join(packageRoot, '../shared/data/population-bulletins');
const may2018 = 'prison-pop-may-2018.ods';

async function takeIn(hub: Hub, name: string, bytes: Uint8Array): Promise<void> {
  await importProposal(hub, await readProposal({ name, bytes }, hub), 'a test');
}

/** A population bulletin of one prison: baseline and in-use CNA, operational capacity, population. */
function bulletin(month: string, counts: readonly number[]): Promise<Uint8Array> {
  const heading = [
    'Prison Name',
    'Baseline CNA',
    'In Use CNA',
    'Operational Capacity',
    'Population',
  ];
  const rows = [
    [{ text: `Monthly Bulletin - ${month} 2014` }],
    heading.map((text) => ({ text })),
    [{ text: 'Stafford' }, ...counts.map((number) => ({ number }))],
  ];
  return writeOds({ title: 'Bulletin', sheets: [{ name: 'Bulletin', rows }] });
}

for (const { name, skip, open } of testDatabases()) {
  describe(`what is recorded of a provider, on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openYearHub(openEmptyHub(await open()));
      await takeIn(hub, 'may.ods', await bulletin('May', [741, 741, 741, 735]));
      await takeIn(hub, 'june.ods', await bulletin('June', [741, 739, 751, 748]));
      const figures = ['CU088,2014-15 Q1,2.00', 'CU088,Jun 2014,3.00', 'CU003,Aug 2014,7'];
      await publish(hub, [...figures, 'CU089,Sep 2014,..', 'CU089,Jul 2014,88%'], 'figures.csv');
    });
    after(() => hub.database.close());

    const ask = (metrics: string[], period = term, providerId = 'stafford') =>
      recorded(hub, { providerId, metrics, term: period });

    test('is the last bulletin of the term, with where each figure stands in it', async () => {
      const found = await ask(['B03', 'B04']);
      assert.deepEqual(found, [
        {
          ...{ metric: 'B03', title: 'Operational capacity', period: 'Jun 2014' },
          ...{ value: 751, text: '751', source: 'june.ods, row 3, column D' },
        },
        {
          ...{ metric: 'B04', title: 'Prisoners held', period: 'Jun 2014' },
          ...{ value: 748, text: '748', source: 'june.ods, row 3, column E' },
        },
      ]);
      const [spring] = await ask(['B03'], parsePeriod('2014-15 to May'));
      assert.deepEqual([spring?.period, spring?.value], ['May 2014', 741]);
    });

    test('leaves out what nothing is recorded of, within the term or at all', async () => {
      assert.deepEqual(await ask(['B03', 'CU036'], parsePeriod('2015-16')), []);
    });

    test('is of the last month, and of figures that end together the one of the month alone', async () => {
      const [score] = await ask(['CU088']);
      assert.deepEqual([score?.period, score?.text], ['Jun 2014', '3.00']);
    });

    test('passes over a month that says nothing was supplied', async () => {
      const [use] = await ask(['CU089']);
      assert.deepEqual([use?.period, use?.value], ['Jul 2014', 88]);
    });

    test('counts from records, and says of what', async () => {
      const [kept, absconds] = await ask(['CU002', 'CU003']);
      assert.deepEqual(kept, {
        ...{ metric: 'CU002', title: 'Temporary releases completed as licensed' },
        // 9 of 11 in September are 81.82%.
        ...{ period: 'Sep 2014', value: 81.8181818181818, text: '81.82%' },
        source: 'Counted from records: 9 of 11',
      });
      // Said to be complete to September, in which there was none.
      assert.deepEqual([absconds?.period, absconds?.value], ['Sep 2014', 0]);
      assert.equal(absconds?.source, 'Counted from records');
    });

    test('a simulated twin has its own', async () => {
      const [absconds, ...more] = await ask(['CU003', 'B03'], term, 'simulated-stafford');
      assert.deepEqual([absconds?.period, absconds?.value, more.length], ['May 2014', 1, 0]);
    });

    const missing = existsSync(bulletins) ? false : 'The published bulletins are not here.';
    test('a bulletin as published', { skip: missing }, async () => {
      const later = { ...hub, now: () => new Date('2018-07-01T12:00:00Z') };
      await takeIn(later, may2018, readFileSync(join(bulletins, may2018)));
      const metrics = ['B01', 'B02', 'B03', 'B04'];
      const year = parsePeriod('2018-19');
      const found = await recorded(later, { providerId: 'stafford', metrics, term: year });
      // Stafford in the bulletin of May 2018: 741, 741, 751 and 742.
      assert.deepEqual(
        found.map(({ metric, period, value }) => [metric, period, value]),
        [
          ['B01', 'May 2018', 741],
          ['B02', 'May 2018', 741],
          ['B03', 'May 2018', 751],
          ['B04', 'May 2018', 742],
        ],
      );
      for (const { source } of found)
        assert.match(source, /^prison-pop-may-2018.ods, row \d+, column [B-E]$/);
    });
  });
}
