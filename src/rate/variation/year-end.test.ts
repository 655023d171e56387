import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { importProposal, readProposal } from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import { openMonthsHub } from '../../measure/sample-months.fixture.ts';
import { yearEnd } from './year-end.ts';

const [embedded] = testDatabases();

describe('the year end of a metric', () => {
  let hub: Hub;
  before(async () => {
    assert.ok(embedded);
    hub = await openMonthsHub(openEmptyHub(await embedded.open()));
    const text = 'provider,metric,period,kind,value\nStafford,CU019,2014-15,target,34\n';
    const proposal = await readProposal({ name: 'level.csv', bytes: Buffer.from(text) }, hub);
    await importProposal(hub, proposal, 'a test');
  });
  after(() => hub.database.close());

  const ask = (provider: string, metric: string, year = '2014-15') =>
    yearEnd(hub, { provider, metric, year: parsePeriod(year) });

  test('goes by the run rate, with an interval and what is still needed', async () => {
    const found = await ask('Stafford', 'CU019');
    // 16 in six months; 7 to 29 more, as worked out in the test of the year end. Eighteen are left of 34.
    assert.deepEqual(found.toDate, { period: '2014-15 to Sep', months: 6, value: 16, text: '16' });
    assert.equal(
      found.sentence,
      'As it has gone so far, 2014-15 ends at 32, and 95 times of 100 between 23 and 45. The level of 34 may be met or missed. To end on 34 takes at least 3 a month in the 6 months that are left, which 3 of 6 months had so far.',
    );
    assert.equal(found.runRate.text, '32');
    assert.deepEqual(found.points.map(({ value }) => value).slice(0, 7), [
      3,
      5,
      9,
      10,
      14,
      16,
      null,
    ]);
    const last = found.points.at(-1);
    assert.deepEqual([last?.forecast, last?.lower, last?.upper, last?.level], [32, 23, 45, 34]);
  });

  test('goes by the shape of earlier years where two are known', async () => {
    const found = await ask('Birmingham', 'CU003');
    // Six in the half that had a quarter of both years.
    assert.deepEqual([found.yearEnd?.seasonal, found.yearEnd?.forecast], [true, 24]);
    assert.match(found.sentence, /^As earlier years went, 2014-15 ends at 24/);
    // The run rate stands beside it.
    assert.equal(found.runRate.value, 12);
  });

  test('is refused of months that are no financial year', async () => {
    for (const months of ['Apr 2013 to Mar 2015', '2014-15 Q1', 'Jul 2013 to Jun 2014']) {
      await assert.rejects(ask('Stafford', 'CU019', months), { code: 'RATE_YEAR_REFUSED' });
    }
  });

  test('of a part of records carries it on, by the records that are expected', async () => {
    const found = await ask('Birmingham', 'CU016');
    // 5 times 3 and 12 are 27 of 120.
    assert.deepEqual([found.yearEnd?.forecast, found.yearEnd?.seasonal], [22.5, false]);
    const { lower = 0, upper = 0 } = found.yearEnd?.between ?? {};
    assert.ok(lower < 22.5 && 22.5 < upper);
    // Of 120 tests 3 more would be the fewest, and all the most.
    assert.ok(lower >= (100 * 27) / 240 && upper <= (100 * 147) / 240);
    assert.equal(found.points[0]?.value, 15);
  });

  test('of what was only printed has no interval, and says why', async () => {
    const found = await ask('Stafford', 'CU021');
    // 7 and 8 in two months are 90 in twelve.
    assert.deepEqual([found.yearEnd?.forecast, found.yearEnd?.between], [90, null]);
    assert.match(found.sentence, /ends at 90\.00; how sure that is cannot be given\./);
    assert.match(found.notes.join(' '), /known only as they were printed/);
  });

  test('of what stands is what it is, of a year that is over what it came to', async () => {
    const pledge = await ask('Stafford', 'CU060');
    assert.match(pledge.sentence, /^It stands at 15\.00 until another is known\.$/);
    const over = await ask('Birmingham', 'CU003', '2013-14');
    assert.match(over.sentence, /^2013-14 is over: it came to 24\.00\.$/);
    assert.deepEqual([over.yearEnd?.between, over.points.at(-1)?.value], [null, 24]);
  });

  test('of a year that is over of which not all is held is still a forecast, and says so', async () => {
    const later = { ...hub, now: () => new Date('2015-05-01T12:00:00Z') };
    const found = await yearEnd(later, {
      ...{ provider: 'Stafford', metric: 'CU019', year: parsePeriod('2014-15') },
    });
    assert.equal(found.yearEnd?.forecast, 32);
    assert.ok(found.notes.includes('2014-15 is over, and nothing is held after Sep 2014.'));
  });

  test('without an outturn is none, and says so', async () => {
    const found = await ask('Stafford', 'CU036');
    assert.equal(found.yearEnd, null);
    assert.equal(found.sentence, 'No outturn of 2014-15 can be given.');
  });

  test('of an unknown provider or metric is refused', async () => {
    await assert.rejects(ask('Staford', 'CU019'), { code: 'ESTATE_UNKNOWN' });
    await assert.rejects(ask('Stafford', 'CU999'), { code: 'CATALOGUE_UNKNOWN_METRIC' });
  });
});
