import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Database } from '../database/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { compareRatings, listRatings, rateOne } from './actions.ts';
import type { RatedRow, WhatIf } from './rating/rating-report.ts';

const year = parsePeriod('2007-08');
const ippf = { scheme: 'ippf-2007', region: 'West Midlands' };
const nothing: WhatIf = { outturns: [], levels: [], weights: [] };

async function refusalOf(work: Promise<unknown>): Promise<GatehouseError> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof GatehouseError) return error;
  throw error;
}

const bandsOf = (row: RatedRow) => [
  row.name,
  ...[...row.domains, row].map(({ band }) => band?.label ?? ''),
];
const byName = (one: readonly string[], other: readonly string[]) =>
  (one[0] ?? '') < (other[0] ?? '') ? -1 : 1;

for (const engine of testDatabases()) {
  describe(`rating in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openSampleHub(database);
    });
    after(() => database.close());

    test('gives the matrix that the report for 2007-08 prints, of the latest period', async () => {
      const report = await listRatings(hub, ippf);
      assert.equal(report.period, '2007-08');
      assert.equal(report.previousPeriod, '2006-07');
      assert.deepEqual(report.rows.map(bandsOf).sort(byName), [
        ['Staffordshire', 'Good', 'Passable', 'Passable', 'Good', 'Passable'],
        ['Warwickshire', 'Good', 'Passable', 'Passable', 'Good', 'Passable'],
        ['West Mercia', 'Good', 'Good', 'Passable', 'Good', 'Good'],
        ['West Midlands', 'Passable', 'Passable', 'Passable', 'Good', 'Passable'],
      ]);
      assert.deepEqual(report.rated, { all: 4, here: 4 });
    });

    test('sets what was published beside what is computed', async () => {
      const { rows } = await listRatings(hub, ippf);
      const beside = rows.flatMap(({ published }) => published?.bands ?? []);
      assert.equal(beside.length, 20);
      assert.ok(beside.every(({ agrees }) => agrees));
    });

    test('has nothing before, where of the year before no figure is held', async () => {
      const { rows, net } = await listRatings(hub, ippf);
      assert.ok(rows.every(({ before: earlier, change }) => earlier === null && change === null));
      assert.equal(net, null);
    });

    test('of the nation lists everyone of the kinds that are rated, those without figures last', async () => {
      const { rows, region, rated } = await listRatings(hub, { scheme: 'prison-rating-2009' });
      assert.equal(region.id, hub.estate.nation.id);
      // Appendix C prints twelve prisons; the register holds those of the other regions.
      assert.deepEqual(rated, { all: 12, here: 12 });
      assert.ok(rows.length > 100 && rows.every(({ kind }) => kind === 'establishment'));
      assert.ok(rows.slice(12).every(({ place, notRated }) => place === null && notRated));
    });

    test('reads a level that was published as a number', async () => {
      const { row } = await rateOne(hub, { scheme: 'contracted-levels', provider: 'Dovegate' });
      // Uplifted to level 3 in the year, as the section on the prison says.
      assert.equal(row.published?.bands[0]?.published, 'Level 3');
      assert.equal(row.band?.label, 'Level 3');
    });

    test('of a prison that is rated with another gives the row of both', async () => {
      const scheme = 'weighted-scorecard-2007';
      const { row } = await rateOne(hub, { scheme, provider: 'Brockhill' });
      assert.equal(row.name, 'Brockhill and Hewell Grange');
      assert.deepEqual(row.members, ['Brockhill', 'Hewell Grange']);
      // The scorecard's place at the end of the year.
      assert.equal(row.published?.position?.published, 36);
    });

    test('says why a prison is left out', async () => {
      const scheme = 'weighted-scorecard-2007';
      const refusal = await refusalOf(rateOne(hub, { scheme, provider: 'Dovegate' }));
      assert.equal(refusal.code, 'RATE_NOTHING_TO_RATE');
      const { leftOut } = await listRatings(hub, { scheme, region: 'West Midlands' });
      assert.deepEqual(
        leftOut.map(({ name }) => name),
        ['Dovegate'],
      );
      assert.ok(refusal.message.includes(leftOut[0]?.because ?? 'no reason'));
    });

    test('says what would lift one rating', async () => {
      const { lift } = await rateOne(hub, { scheme: 'ippf-2007', provider: 'Staffordshire' });
      assert.equal(lift.to, 'Good');
      // 7 of 9 levels of Interventions are met; with 80% settled it is 8, 88.9%, which is Good.
      const settled = lift.alone.find(({ input }) => input === 'settled');
      assert.equal(settled?.needed, 80);
    });

    test('refuses a period of a kind that the scheme does not rate, and one without figures', async () => {
      const month = await refusalOf(listRatings(hub, { ...ippf, period: parsePeriod('Mar 2008') }));
      assert.equal(month.code, 'RATE_PERIOD_REFUSED');
      assert.match(month.message, /rates years and quarters, and Mar 2008 is none/);
      const empty = await refusalOf(listRatings(hub, { ...ippf, period: parsePeriod('2010-11') }));
      assert.equal(empty.code, 'RATE_NOTHING_TO_RATE');
      assert.match(empty.message, /Rate 2007-08\./);
    });

    test('refuses names that are not known', async () => {
      const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
      assert.equal(await codeOf(listRatings(hub, { scheme: 'no' })), 'CATALOGUE_UNKNOWN_SCHEME');
      const region = listRatings(hub, { ...ippf, region: 'Atlantis' });
      assert.equal(await codeOf(region), 'ESTATE_UNKNOWN');
      const provider = rateOne(hub, { ...ippf, provider: 'National' });
      assert.equal(await codeOf(provider), 'ESTATE_NOT_A_PROVIDER');
    });

    test('with a what-if moves what it changes, beside what it is, and stores nothing', async () => {
      const revision = await database.revision();
      const outturns = [{ provider: 'Staffordshire', metric: 'P12', value: 80 }];
      const { row } = await rateOne(hub, {
        ...{ scheme: 'ippf-2007', provider: 'Staffordshire', whatIf: { ...nothing, outturns } },
      });
      assert.equal(row.band?.label, 'Good');
      assert.deepEqual(row.asIs, { score: 2.5, band: 'Passable', rank: 2 });
      assert.equal(await database.revision(), revision);
    });

    test('with a what-if reads figures as the catalogue does, and takes an input by its metric', async () => {
      const whatIf: WhatIf = {
        ...{ ...nothing, outturns: [{ provider: 'Staffordshire', metric: 'P12', value: '80%' }] },
        weights: [{ input: 'p12', weight: '1' }],
      };
      const { row } = await rateOne(hub, {
        ...{ scheme: 'ippf-2007', provider: 'Staffordshire', whatIf },
      });
      assert.equal(row.inputs.find(({ metric }) => metric === 'P12')?.texts.outturn, '80%');
      const wrong = {
        ...{ ...nothing, levels: [{ provider: 'Staffordshire', metric: 'P12', value: '£80' }] },
        weights: [{ input: 'p12', weight: 'much' }],
      };
      const refusal = await refusalOf(listRatings(hub, { ...ippf, whatIf: wrong }));
      assert.deepEqual(
        refusal.problems.map(({ place }) => place?.path),
        ['levels/0/value', 'weights/0/weight'],
      );
    });

    test('with a what-if of names that are not known refuses all of them at once', async () => {
      const whatIf: WhatIf = {
        outturns: [
          { provider: 'Atlantis', metric: 'P99', value: Number.NaN },
          { provider: 'Stafford', metric: 'K05', value: 1 },
        ],
        levels: [{ provider: 'Warwickshire', metric: 'W01', value: 1 }],
        weights: [{ input: 'no-such', weight: -1 }],
        notice: { agreement: 'no-such', number: 1 },
      };
      const refusal = await refusalOf(listRatings(hub, { ...ippf, period: year, whatIf }));
      assert.equal(refusal.code, 'RATE_WHAT_IF_REFUSED');
      assert.deepEqual(
        refusal.problems.map(({ place }) => place?.path),
        [
          ...['outturns/0/provider', 'outturns/0/metric', 'outturns/0/value'],
          ...['outturns/1/provider', 'outturns/1/metric', 'levels/0/metric'],
          ...['weights/0/input', 'weights/0/weight', 'notice'],
        ],
      );
    });

    test('with a what-if refuses two figures of the same, and two weights', async () => {
      const twice = ['P12', 'p12'].map((metric) => ({
        ...{ provider: 'Staffordshire', metric, value: 80 },
      }));
      const weights = ['p12', 'P12'].map((input) => ({ input, weight: 1 }));
      const whatIf = { outturns: twice, levels: twice, weights };
      const refusal = await refusalOf(listRatings(hub, { ...ippf, whatIf }));
      assert.equal(refusal.code, 'RATE_WHAT_IF_REFUSED');
      assert.deepEqual(
        refusal.problems.map(({ place }) => place?.path),
        ['outturns/1/metric', 'levels/1/metric', 'weights/1/input'],
      );
    });

    test('compares two schemes over those that both rate, in the latest period that both can', async () => {
      const { reports, comparison } = await compareRatings(hub, {
        schemes: ['weighted-scorecard-2007', 'prison-rating-2009'],
        region: 'West Midlands',
      });
      assert.deepEqual(
        reports.map(({ period }) => period),
        ['2007-08', '2007-08'],
      );
      // The scorecard rates Brockhill and Hewell Grange as one, and leaves Dovegate out.
      assert.deepEqual(comparison.onlyOne, ['Brockhill and Hewell Grange']);
      assert.deepEqual([...comparison.onlyOther].sort(), [
        'Brockhill',
        'Dovegate',
        'Hewell Grange',
      ]);
      assert.equal(comparison.rows.length, 9);
    });

    test('of two schemes without a period that both can rate is refused', async () => {
      // Of areas only the year is held.
      const quarterly = hub.catalogue.schemes.map((scheme) =>
        scheme.code === 'gateway-nz' ? { ...scheme, periods: ['quarter' as const] } : scheme,
      );
      const known = { ...hub, catalogue: { ...hub.catalogue, schemes: quarterly } };
      const both = compareRatings(known, { schemes: ['ippf-2007', 'gateway-nz'] });
      assert.equal((await refusalOf(both)).code, 'RATE_NOTHING_TO_RATE');
    });
  });
}
