import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { rowOf, wordsOf } from './pages/page-words.fixture.ts';
import { measurePages } from './pages.ts';
import { drugTests, openDrugTestHub, storeDrugTests } from './sample-drug-tests.fixture.ts';

const [embedded] = testDatabases();
let database: Database;
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  database = await embedded.open();
  hub = await openDrugTestHub(await openSampleHub(database));
  server = sampleServer(measurePages(), { hub, revision: () => database.revision() });
});
after(async () => {
  await server.close();
  await database.close();
});

async function open(url: string, status = 200): Promise<{ html: string; words: string }> {
  const { statusCode, body } = await server.inject(url);
  assert.equal(statusCode, status, url);
  return { html: body, words: wordsOf(body) };
}

const stafford = '/trace?provider=stafford&metric=K05&period=2007-08';

describe('the page of a trace', () => {
  test('says the figure, its formula with its numbers, and what stands beside it', async () => {
    const { html, words } = await open(stafford);
    assert.match(words, /Stafford: Random drug tests that were positive, 2007-08: 15\.0%/);
    assert.match(words, /as a percentage of “Random drug tests with a result”/);
    assert.match(words, /18 ÷ 120 × 100 = 15\.0%/);
    // Appendix C: 4.2% against 9.0%.
    assert.match(words, /Level 9\.0% .*missed .*As it was printed 4\.2%/);
    assert.match(html, /href="\/metrics\/K05\?period=2007-08#technical-note"/);
    // Of 125 tests every other one is of April; the 18 positive come first, so 9 in each month.
    assert.match(rowOf(html, 'Apr 2007'), /9 60/);
    assert.match(rowOf(html, 'May 2007'), /9 60/);
  });

  test('lists the records of each fate, with why they do not count', async () => {
    const { html, words } = await open(stafford);
    assert.match(words, /Counted \(18\) Not counted \(102\) Left out \(5\)/);
    assert.match(rowOf(html, 'T-0001'), /P-1000 1 April 2007 Chosen at random Positive 1 batch 1/);
    assert.match(html, /href="\/records\/batches\/1"/);
    const not = await open(`${stafford}&fate=not+counted`);
    assert.match(rowOf(not.html, 'T-0019'), /result is negative, not positive/);
    assert.match(not.words, /102 records of “Random drug tests with a result”/);
    const out = await open(`${stafford}&fate=left+out`);
    assert.match(
      rowOf(out.html, 'T-0121'),
      /tested because is under suspicion, not chosen at random/,
    );
  });

  test('pages through many records, and a page that is not there leads to the last', async () => {
    const asked = `${stafford}&fate=not+counted`;
    const last = await open(`${asked}&page=3`);
    assert.match(last.words, /Not counted: 101 to 102 of 102/);
    const beyond = await server.inject(`${asked}&page=4`);
    assert.equal(beyond.statusCode, 303);
    assert.match(String(beyond.headers.location), /page=3$/);
    await open(`${asked}&page=0`, 400);
  });

  test('lists another tally of the formula', async () => {
    const { words } = await open(`${stafford}&tally=random-drug-tests`);
    assert.match(words, /Records of “Random drug tests with a result”/);
    assert.match(words, /Counted \(120\) Left out \(5\)/);
  });

  test('shows the figure as it stood, and what it is today', async () => {
    const before = new Date().toISOString();
    const worse = drugTests('stafford', { positive: 30, negative: 90, suspicion: 5 });
    await storeDrugTests(hub, worse, 'correction.csv');
    const today = await open(stafford);
    assert.match(today.words, /2007-08: 25\.0%/);
    assert.match(rowOf(today.html, 'T-0019'), /Positive 2 batch 3 correction\.csv/);
    const then = await open(`${stafford}&asAt=${before}`);
    assert.match(then.words, /2007-08: 15\.0%/);
    assert.match(then.words, /As it stood on .* UTC: .*Today it is 25\.0%/);
    await storeDrugTests(
      hub,
      drugTests('stafford', { positive: 18, negative: 102, suspicion: 5 }),
      'corrected-back.csv',
    );
  });

  test('of a day before the definitions says that it was not counted, and leads on', async () => {
    const { words, html } = await open(`${stafford}&asAt=2008-04-15`, 404);
    assert.match(words, /K05 is not counted from records as at 2008-04-15/);
    assert.match(words, /The figure as it stands now Figures of Stafford/);
    assert.match(html, /href="\/trace\?provider=stafford&amp;metric=K05&amp;period=2007-08"/);
    await open(`${stafford}&asAt=soon`, 400);
  });

  test('says why there is no outturn', async () => {
    const none = await open('/trace?provider=birmingham&metric=K05&period=2007-08');
    assert.match(none.words, /comes to 0, so there is nothing to divide by/);
    assert.match(none.words, /This hub holds no mandatory drug tests of Birmingham/);
    const nothing = await open('/trace?provider=shrewsbury&metric=K05&period=2007-08');
    assert.match(nothing.words, /Shrewsbury has supplied no mandatory drug tests/);
  });

  test('of a region says who supplied nothing, and lists providers', async () => {
    const { words, html } = await open('/trace?provider=west-midlands&metric=K05&period=2007-08');
    assert.match(words, /Nothing has been supplied by .*Shrewsbury/);
    assert.match(rowOf(html, 'Stafford'), /18 120/);
  });

  test('of names that nobody has names the nearest; of a printed or running figure says so', async () => {
    const unknown = await open('/trace?provider=Staford&metric=K05&period=2007-08', 404);
    assert.match(unknown.words, /Nearest names: Stafford/);
    await open('/trace?provider=stafford&metric=K99&period=2007-08', 404);
    await open(`${stafford}&tally=nothing`, 404);
    const printed = await open('/trace?provider=stafford&metric=W01&period=2007-08', 404);
    assert.match(printed.words, /W01 is not counted from records/);
    const running = await open('/trace?provider=stafford&metric=K05&period=2026-27', 404);
    assert.match(running.words, /A figure is given once its period has ended/);
  });

  test('asks for what is missing', async () => {
    const { html, words } = await open('/trace?provider=stafford');
    assert.match(words, /From a figure to its records/);
    assert.match(html, /value="stafford"/);
  });
});

describe('pages that show counted figures', () => {
  test('lead from each of them to its trace', async () => {
    const link = 'href="/trace?provider=stafford&amp;metric=K05&amp;period=2007-08"';
    const pages = [
      '/performance?kind=prisons&period=2007-08',
      '/providers/stafford?period=2007-08',
      '/metrics/K05',
    ];
    for (const address of pages) {
      const { html } = await open(address);
      assert.ok(html.includes(link), address);
    }
    const { html } = await open('/metrics/K05?period=2007-08');
    assert.match(rowOf(html, 'Stafford'), /15\.0% .*18 of 120, counted from records/);
  });

  test('offer the quarters and years of which there are records', async () => {
    const { html } = await open('/providers/stafford');
    assert.match(html, /<option value="2007-08 Q1"/);
    const quarter = await open('/providers/stafford?period=2007-08+Q1');
    assert.match(rowOf(quarter.html, 'K05'), /15\.0%/);
  });

  test('keep the simulated apart from the real', async () => {
    const { html } = await open('/performance');
    assert.ok(!html.includes('/providers/simulated-'));
    const twin = await open('/providers/simulated-stafford');
    assert.match(rowOf(twin.html, 'K05'), /20\.0% .*2 of 10, counted from records/);
    assert.match(twin.words, /Simulated/);
    const region = await open('/performance?region=simulated-west-midlands');
    assert.match(rowOf(region.html, 'K05 Drug tests'), /15\.0% .*20\.0%/);
    const metric = await open('/metrics/K05?region=simulated-west-midlands');
    assert.match(rowOf(metric.html, 'Birmingham (simulated)'), /15\.0%/);
    const trace = await open('/trace?provider=simulated-stafford&metric=K05&period=2007-08');
    assert.match(trace.words, /Simulated .*Nothing here happened/);
  });

  test('count by the definitions in force, and by others when they are named', async () => {
    const { words } = await open('/providers/stafford?period=2007-08');
    const later = hub.catalogue.metrics.find(
      ({ era, formula }) =>
        era === '2014-15' && formula && JSON.stringify(formula).includes('random-drug-tests'),
    );
    assert.ok(later);
    assert.ok(!words.includes(`${later.code} `), later.code);
    const trace = await open(`/trace?provider=stafford&metric=${later.code}&period=2007-08`);
    assert.match(trace.words, /15\.00%/);
  });
});
