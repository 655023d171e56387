import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { testServer } from '../../../test/api.ts';
import { runCommand } from '../../../test/commands.ts';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { hubOf, publicCaller } from '../../access/index.ts';
import { parsePeriod } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance } from '../actions.ts';
import { listGroups } from '../group-actions.ts';
import { addGroupsCommand } from '../group-commands.ts';
import type { GroupedFigure } from '../grouped-figure.ts';
import { rowOf, wordsOf } from '../pages/page-words.fixture.ts';
import { publishRows } from './published-rows.ts';
import { openThreePrisons } from './three-prisons.fixture.ts';

const [embedded] = testDatabases();
const period = parsePeriod('2007-08');
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  hub = await openThreePrisons(openEmptyHub(await embedded.open()));
  server = testServer(hub);
});
after(async () => {
  await server.close();
  await hub.database.close();
});

/** Numerator over denominator of each group and of all, `–` for what is suppressed. */
function partsOf({ groups, all }: GroupedFigure): Record<string, string> {
  const rows = [...groups, { group: 'all', ...all }].filter(({ denominator }) => denominator !== 0);
  return Object.fromEntries(
    rows.map(({ group, numerator, denominator }) => [
      group,
      `${numerator ?? '–'}/${denominator ?? '–'}`,
    ]),
  );
}

const asked = { metric: 'K05', period, breakdown: 'ethnicity' };
const published = (provider: string) =>
  listGroups(hub, { ...asked, provider, forPublication: true });

describe('rows of a year for publication', () => {
  const rows = async () => {
    const all = await listPerformance(hub, { region: 'west-midlands', metrics: ['K05'], period });
    return (await publishRows(hub, all, { beside: { id: 'west-midlands' }, period })).rows;
  };

  test('leave out 3 of 40, and the next smallest, since 35 less 12 and 20 would be 3', async () => {
    const shown = (await rows()).map((row) => [row.providerId, row.outturnText, row.nothing]);
    assert.deepEqual(shown, [
      ['featherstone', 'suppressed', 'suppressed'],
      // 20 of 90, and 35 of 230.
      ['shrewsbury', '22.2%', 'no target set'],
      ['stafford', 'suppressed', 'suppressed'],
      ['west-midlands', '15.2%', 'no target set'],
    ]);
  });

  test('say nothing else that would tell: no parts, variance, rank or change', async () => {
    for (const row of await rows()) {
      assert.deepEqual([row.rank, row.rankOf, row.previous, row.change], [null, null, null, null]);
      if (row.nothing !== 'suppressed') continue;
      assert.deepEqual(
        [row.outturn, row.numerator, row.denominator, row.madeOf],
        [null, null, null, null],
      );
      assert.deepEqual([row.variance, row.status], [null, 'no outturn']);
      assert.match(
        row.explanation ?? '',
        /a count of 1 to 4 is not published.*Suppressed is not 0/,
      );
    }
  });

  test('need a rule', async () => {
    const without = { ...hub, catalogue: { ...hub.catalogue, suppression: [] } };
    const all = await listPerformance(hub, { region: 'west-midlands', metrics: ['K05'], period });
    await assert.rejects(
      publishRows(without, all, { beside: { id: 'west-midlands' }, period }),
      /MEASURE_NO_SUPPRESSION_RULE|No rule says/,
    );
  });

  test('follow the rule in force: from 25 on all but 35 of the region are small', async () => {
    const [rule] = hub.catalogue.suppression;
    assert.ok(rule);
    const later = { ...rule, from: '2026-01-01', fewest: 25 };
    const strict = { ...hub, catalogue: { ...hub.catalogue, suppression: [rule, later] } };
    const all = await listPerformance(hub, { region: 'west-midlands', metrics: ['K05'], period });
    const { rows: strictly } = await publishRows(strict, all, {
      beside: { id: 'west-midlands' },
      period,
    });
    const shown = strictly.filter(({ nothing }) => nothing !== 'suppressed');
    assert.deepEqual(
      shown.map(({ providerId }) => providerId),
      ['west-midlands'],
    );
  });
});

describe('whoever may not see performance', () => {
  test('sees no counted figure, not even a suppressed one: the database shows no counts', async () => {
    const reader = hubOf(hub, publicCaller);
    const rows = await listPerformance(reader, {
      region: 'west-midlands',
      metrics: ['K05'],
      period,
    });
    assert.ok(rows.length > 0);
    assert.ok(
      rows.every(
        ({ basis, outturn, numerator }) => basis === null && outturn === null && numerator === null,
      ),
    );
  });
});

describe('groups for publication', () => {
  test('are whole for whoever may see performance, unless asked for to be published', async () => {
    const whole = await listGroups(hub, { ...asked, provider: 'stafford' });
    assert.equal(whole.suppression, null);
    assert.deepEqual(partsOf(whole), { white: '2/20', black: '1/20', all: '3/40' });
  });

  test('of a prison hide what its row of the region hides, and what its groups would tell of', async () => {
    assert.deepEqual(partsOf(await published('stafford')), {
      white: '–/20',
      black: '–/20',
      all: '–/40',
    });
    // Shown, 17 less 6 and 9 would be the 2 of Stafford.
    assert.deepEqual(partsOf(await published('featherstone')), {
      white: '–/50',
      black: '–/50',
      all: '–/100',
    });
  });

  test('stay where they help nobody: the region and the prison that hides no one', async () => {
    assert.deepEqual(partsOf(await published('shrewsbury')), {
      white: '9/45',
      black: '11/45',
      all: '20/90',
    });
    assert.deepEqual(partsOf(await published('west-midlands')), {
      white: '17/115',
      black: '18/115',
      all: '35/230',
    });
  });

  test('show groups of whom nobody was tested, in a prison whose groups are hidden', async () => {
    const { groups } = await published('featherstone');
    const mixed = groups.find(({ group }) => group === 'mixed');
    assert.deepEqual([mixed?.numerator, mixed?.denominator, mixed?.suppressed], [0, 0, false]);
  });

  test('give no rate, share, ratio or caution of what is hidden', async () => {
    const { groups, all } = await published('featherstone');
    assert.equal(all.outturnText, 'suppressed');
    for (const row of groups.filter(({ suppressed }) => suppressed)) {
      assert.deepEqual(
        [row.outturn, row.numeratorShare, row.ratio, row.lower],
        [null, null, null, null],
      );
      assert.deepEqual(
        [row.outturnText, row.words, row.cautions],
        ['suppressed', 'Suppressed', []],
      );
    }
  });

  test('are suppressed for whoever may not see performance, whatever they ask for', async () => {
    const figure = await listGroups(
      { ...hub, caller: publicCaller },
      { ...asked, provider: 'stafford' },
    );
    assert.equal(partsOf(figure).all, '–/40');
  });

  test('are of financial years: a quarter beside its year would tell of the rest', async () => {
    const quarter = parsePeriod('2007-08 Q1');
    await assert.rejects(
      listGroups(hub, { ...asked, provider: 'stafford', period: quarter, forPublication: true }),
      /2007-08 Q1 is none/,
    );
  });
});

describe('the doors of groups for publication', () => {
  const address = 'provider=stafford&metric=K05&period=2007-08&by=ethnicity';

  test('give a CSV file that says suppressed, under a name that says so', async () => {
    const { body, headers } = await server.inject(
      `/api/measure/groups?${address}&forPublication=true&format=csv`,
    );
    assert.match(String(headers['content-disposition']), /ethnicity-suppressed\.csv/);
    assert.match(body, /ethnicity,white,White,suppressed,suppressed,20,/);
    assert.match(body, /ethnicity,all,All,suppressed,suppressed,40,/);
  });

  test('give a page that explains it, and one without that leads there', async () => {
    const whole = await server.inject(`/groups?${address}`);
    assert.match(whole.body, /href="\/groups\?[^"]*small=suppressed"/);
    const { statusCode, body } = await server.inject(`/groups?${address}&small=suppressed`);
    assert.equal(statusCode, 200);
    assert.match(rowOf(body, 'White'), /suppressed/);
    assert.match(wordsOf(body), /a count of 1 to 4 is not published/);
    assert.match(body, /forPublication=true/);
    const quarter = await server.inject(
      `/groups?${address.replace('2007-08', '2007-08+Q1')}&small=suppressed`,
    );
    assert.equal(quarter.statusCode, 404);
    assert.match(quarter.body, /href="#filter-period"/);
  });

  test('print a table that explains it', async () => {
    const words = ['groups', '--provider', 'Stafford', '--metric', 'K05', '--period', '2007-08'];
    const { out } = await runCommand(hub, addGroupsCommand, [
      ...words,
      '--by',
      'ethnicity',
      '--for-publication',
    ]);
    assert.match(out, /White +suppressed +suppressed +20/);
    assert.match(out, /a count of 1 to 4 is not published/);
  });
});
