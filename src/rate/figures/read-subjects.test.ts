import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { getScheme } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { openDrugTestHub } from '../../measure/sample-drug-tests.fixture.ts';
import { storeOf } from '../../measure/sample-year.fixture.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import { readSubjects } from './read-subjects.ts';

const year = parsePeriod('2007-08');

/** One breach resolved in each month from April to September, after 1 to 6 working days: 3.5 on average. */
const breaches = [
  ['2007-04-16', '2007-04-17'],
  ['2007-05-14', '2007-05-16'],
  ['2007-06-11', '2007-06-14'],
  ['2007-07-09', '2007-07-13'],
  ['2007-08-13', '2007-08-20'],
  ['2007-09-10', '2007-09-18'],
].map(([failed = '', resolved = ''], index) => ({
  ...{ person: `P-${index}`, penalty: 'community-penalty', under_18: false, tier: 2 },
  ...{ relevant_failure_on: failed, second_failure_on: failed, resolved_on: resolved },
}));

for (const engine of testDatabases()) {
  describe(`everyone as a scheme sees them, in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openDrugTestHub(await openSampleHub(database));
      await storeOf(hub, 'enforcement-case', breaches, 'simulated-staffordshire');
    });
    after(() => database.close());

    async function read(
      code: string,
      id: string,
      { period = year, spread = false, change = {} } = {},
    ): Promise<RatedSubject> {
      const scheme = { ...getScheme(hub.catalogue, code), ...change };
      const twin = id.startsWith('simulated-') ? hub.estate.simulatedNation : undefined;
      const nation = twin ?? hub.estate.nation;
      const subjects = await readSubjects(hub, scheme, { nation, period, spread });
      const found = subjects.find((subject) => subject.id === id);
      assert.ok(found, id);
      return found;
    }

    const figureOf = ({ spans }: RatedSubject, input: string) =>
      spans.at(-1)?.figures.get(input) ?? assert.fail(`no figure of ${input}`);

    test('has what was published, with its level, and nothing of how sure it is', async () => {
      const staffordshire = await read('ippf-2007', 'staffordshire');
      assert.equal(staffordshire.kind, 'area');
      const { chance, ...figure } = figureOf(staffordshire, 'priority-assessments');
      // Appendix B, first table, column 1.
      assert.deepEqual(figure, {
        ...{ metric: 'P01', polarity: 'higher', outturn: 95, level: 90, previous: null },
        ...{ previousChance: undefined, texts: { outturn: '95%', level: '90%', previous: '' } },
      });
      assert.equal(chance, undefined);
    });

    test('has facts of the last day, groups, and outturns for gates', async () => {
      const brockhill = await read('weighted-scorecard-2007', 'brockhill');
      assert.equal(brockhill.reportedWith?.name, 'Brockhill and Hewell Grange');
      const birmingham = await read('weighted-scorecard-2007', 'birmingham');
      assert.equal(birmingham.group, 'Male local prisons');
      assert.equal(birmingham.facts.region, 'west-midlands');
      const { spans } = await read('prison-rating-2009', 'birmingham');
      // Appendix C, first table: no escape of category A, 0.07% of others.
      assert.deepEqual(
        [...(spans[0]?.gateFigures ?? [])],
        [...[['K01', 0] as const, ['K02', 0.07] as const]],
      );
    });

    test('has both counts of what was counted, of the real and of the simulated apart', async () => {
      const twin = figureOf(
        await read('weighted-scorecard-2007', 'simulated-birmingham'),
        'drug-tests',
      );
      assert.equal(twin.outturn, 15);
      assert.deepEqual(twin.chance, { kind: 'proportion', top: 3, bottom: 20, per: 100 });
      const stafford = figureOf(await read('weighted-scorecard-2007', 'stafford'), 'drug-tests');
      assert.deepEqual(stafford.chance, { kind: 'proportion', top: 18, bottom: 120, per: 100 });
    });

    test('has the standard error of an average by its months, where that is asked for', async () => {
      const id = 'simulated-staffordshire';
      const alone = figureOf(await read('ippf-2007', id), 'breach-time');
      assert.equal(alone.outturn, 3.5);
      assert.equal(alone.chance, undefined);
      const { chance } = figureOf(await read('ippf-2007', id, { spread: true }), 'breach-time');
      assert.equal(chance?.kind, 'months');
      // Of 1 to 6 the variance is 3.5, and of their mean 3.5 / 6.
      const error = chance?.kind === 'months' ? chance.standardError : Number.NaN;
      assert.ok(Math.abs(error - Math.sqrt(3.5 / 6)) < 1e-9, String(error));
    });

    test('has the previous period with its counts, and none of kinds that are not rated', async () => {
      const period = parsePeriod('May 2007');
      const twin = await read('weighted-scorecard-2007', 'simulated-birmingham', { period });
      const figure = figureOf(twin, 'drug-tests');
      // Every other test was in April: the first and third of the three that were positive.
      assert.deepEqual(figure.chance, { kind: 'proportion', top: 1, bottom: 10, per: 100 });
      assert.equal(figure.previous, 20);
      assert.equal(figure.texts.previous, '20.0%');
      assert.deepEqual(figure.previousChance, { kind: 'proportion', top: 2, bottom: 10, per: 100 });
      await assert.rejects(read('weighted-scorecard-2007', 'staffordshire'));
    });

    test('has its quarters where a scheme looks at several, or else its year', async () => {
      const change = { overQuarters: [1, 1, 1, 3] };
      const scheme = 'weighted-scorecard-2007';
      const twin = await read(scheme, 'simulated-birmingham', { change });
      assert.deepEqual(
        twin.spans.map(({ period, weight, figures }) => [
          ...[period, weight, figures.get('drug-tests')?.outturn ?? null],
        ]),
        [
          ['2007-08 Q1', 1, 15],
          ['2007-08 Q2', 1, null],
          ['2007-08 Q3', 1, null],
          ['2007-08 Q4', 3, null],
        ],
      );
      const shrewsbury = await read(scheme, 'shrewsbury', { change });
      assert.deepEqual(
        shrewsbury.spans.map(({ period, weight }) => [period, weight]),
        [['2007-08', 1]],
      );
    });
  });
}
