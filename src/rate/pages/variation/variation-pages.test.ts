import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import { type Answer, rowsOf, visit } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import { openDrugTestHub } from '../../../measure/sample-drug-tests.fixture.ts';
import { openMonthsHub } from '../../../measure/sample-months.fixture.ts';
import { variationPages } from './variation-pages.ts';

const [embedded] = testDatabases();
const opened: Hub[] = [];
let months: FastifyInstance;
let tests: FastifyInstance;
let nothing: FastifyInstance;

async function serverOf(open: (empty: Hub) => Promise<Hub>): Promise<FastifyInstance> {
  assert.ok(embedded);
  const hub = await open(openEmptyHub(await embedded.open()));
  opened.push(hub);
  return sampleServer(variationPages(), { hub, revision: () => hub.database.revision() });
}

before(async () => {
  months = await serverOf(openMonthsHub);
  tests = await serverOf(openDrugTestHub);
  nothing = await serverOf(async (empty) => empty);
});
after(async () => {
  for (const server of [months, tests, nothing]) await server.close();
  for (const hub of opened) await hub.database.close();
});

async function open(server: FastifyInstance, url: string, status = 200) {
  const answer = await visit(server, `/variation${url}`);
  assert.equal(answer.status, status, `${url}: ${answer.text.slice(0, 300)}`);
  return answer;
}

/** The rows of a table, each as one line. */
function linesOf(answer: Answer, table: string): string {
  return rowsOf(answer, table)
    .map((cells) => cells.join(' '))
    .join('\n');
}

/** Where a problem leads, and what the field says. */
function isSaidAt(body: string, field: string, words: RegExp): void {
  assert.ok(body.includes(`href="#${field}"`), field);
  const error = new RegExp(`id="${field}-error"[^>]*>([\\s\\S]*?)</p>`).exec(body)?.[1] ?? '';
  assert.match(error, words);
}

describe('the page of variation', () => {
  test('says how to have counted figures where there are none', async () => {
    const { text, body } = await open(nothing, '');
    assert.match(text, /This hub holds published figures only/);
    assert.match(text, /gatehouse simulate/);
    assert.ok(!body.includes('For example: <a'));
  });

  test('leads to an example of each question where figures are counted', async () => {
    const { text, body } = await open(tests, '');
    assert.doesNotMatch(text, /published figures only/);
    // 18 of 120 at Stafford: the only real counts.
    for (const page of ['control-chart', 'change', 'year-end']) {
      assert.match(body, new RegExp(`href="/variation/${page}\\?provider=stafford&amp;metric=K05`));
    }
    assert.match(body, /href="\/variation\/funnel\?metric=K05&amp;region=national&amp;period=/);
  });

  test('has fields of which no two share an id', async () => {
    const { body } = await open(nothing, '');
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

const chart = '/control-chart?provider=birmingham&metric=CU016&from=Jul+2013&to=Sep+2014';

describe('the page of a control chart', () => {
  test('says what stands out, by which rule, and leads from each month to its records', async () => {
    const answer = await open(months, chart);
    const { text, body } = answer;
    assert.match(text, /September 2014 stands out as worse: 60\.00%/);
    assert.match(linesOf(answer, 'causes'), /^September 2014 1\. One month.* worse/m);
    assert.match(linesOf(answer, 'months'), /^Aug 2014 15\.00% 3 of 20/m);
    assert.match(body, /href="\/trace\?provider=birmingham&amp;metric=CU016&amp;period=Aug\+2014"/);
    assert.match(linesOf(answer, 'months'), /^Oct 2013 – .*No figure has been supplied/m);
  });

  test('begins anew at a mark, which is in the address and can be taken away', async () => {
    const answer = await open(months, `${chart}&mark=Mar+2014:+new+drug+strategy`);
    const { text, body } = answer;
    assert.match(linesOf(answer, 'phases'), /^March to September 2014 new drug strategy/m);
    assert.match(text, /March 2014: new drug strategy Take away/);
    assert.match(body, /href="\/variation\/control-chart\?[^"]*to=Sep\+2014#marks"/);
  });

  test('adds a mark by its form', async () => {
    const answer = await months.inject(`/variation${chart}&month=mar+2014&words=a+new+wing`);
    assert.equal(answer.statusCode, 303);
    const address = String(answer.headers.location);
    assert.match(address, /mark=Mar\+2014%3A\+a\+new\+wing#marks$/);
    assert.doesNotMatch(address, /month=/);
  });

  test('keeps what was written where a mark does not fit', async () => {
    const { body } = await open(months, `${chart}&month=Jul+2013&words=`, 400);
    isSaidAt(body, 'month', /after Jul 2013/);
    isSaidAt(body, 'words', /Say what changed/);
    assert.match(body, /value="Jul 2013"/);
    assert.match(body, /<svg/);
  });

  test('says everything that is wrong at its field at once', async () => {
    const { body } = await open(
      months,
      '/control-chart?provider=nowhere&metric=CU999&from=soon',
      400,
    );
    isSaidAt(body, 'filter-provider', /nowhere/);
    isSaidAt(body, 'filter-metric', /CU999/);
    isSaidAt(body, 'filter-from', /soon/);
  });

  test('asks for what is missing, and for fewer months', async () => {
    const half = await open(months, '/control-chart?metric=CU016', 400);
    isSaidAt(half.body, 'filter-provider', /Write a provider/);
    const around = await open(months, `${chart.replace('Jul+2013', 'Jul+1913')}`, 400);
    isSaidAt(around.body, 'filter-to', /at most 120 months/);
    const back = await open(months, `${chart.replace('Jul+2013', 'Oct+2014')}`, 400);
    isSaidAt(back.body, 'filter-to', /not before the first/);
  });

  test('draws nothing of too few months and says why', async () => {
    const answer = await open(
      months,
      '/control-chart?provider=stafford&metric=CU014&from=Apr+2014&to=Sep+2014',
    );
    const { text, body } = answer;
    assert.match(text, /3 months have a figure of CU014: with fewer than 6/);
    assert.doesNotMatch(body, /<svg/);
    assert.match(linesOf(answer, 'months'), /^Apr 2014 20% .*as printed/m);
  });

  test('takes the last two years that are held where no months were asked for', async () => {
    const { body } = await open(months, '/control-chart?provider=birmingham&metric=CU003');
    // Records from April 2012 to September 2014.
    assert.match(body, /name="from"[^>]*value="Oct 2012"/);
    assert.match(body, /name="to"[^>]*value="Sep 2014"/);
    const none = await open(nothing, '/control-chart?provider=birmingham&metric=CU003');
    assert.match(none.text, /holds no figures of CU003 for Birmingham/);
  });
});

describe('the page of many control charts', () => {
  test('shows the metrics of a provider, each leading to its own', async () => {
    const { text, body } = await open(
      months,
      '/control-charts?provider=birmingham&from=Apr+2013&to=Sep+2014',
    );
    assert.match(text, /Of \d+ metrics, \d+ stands? out in the last month known/);
    const first = /gh-multiples__title"><a class="govuk-link" href="([^"]+)"/.exec(body)?.[1];
    assert.equal(
      first,
      '/variation/control-chart?provider=birmingham&amp;metric=CU016&amp;from=Apr+2013&amp;to=Sep+2014',
    );
  });

  test('shows a metric at the providers of a region, and counts those without', async () => {
    const { text } = await open(
      months,
      '/control-charts?metric=CU003&region=west-midlands&from=Apr+2013&to=Sep+2014',
    );
    assert.match(text, /Dovegate .*June 2014 stood out as worse/);
    assert.match(text, /providers without a figure of any month/);
  });

  test('of one metric and one provider is a chart of its own', async () => {
    const answer = await months.inject('/variation/control-charts?metric=CU003&provider=dovegate');
    assert.equal(
      answer.headers.location,
      '/variation/control-chart?provider=dovegate&metric=CU003',
    );
  });

  test('asks for a metric where only a region was chosen', async () => {
    const { body } = await open(months, '/control-charts?region=west-midlands', 400);
    isSaidAt(body, 'filter-metric', /Choose a metric/);
  });
});

const funnel = '/funnel?metric=K05&region=simulated-west-midlands&period=2007-08';

describe('the page of a funnel', () => {
  // 5 of 30 are 16.7%; (2 − 10/6) ÷ √(10 × 5/36) = 0.28, (3 − 20/6) ÷ √(20 × 5/36) = −0.20.
  test('shows everyone with z and limits, and that chance explains them', async () => {
    const answer = await open(tests, funnel);
    const { text } = answer;
    assert.match(text, /None of the 2 differs from the group by more than chance explains/);
    assert.match(text, /not adjusted for overdispersion: with fewer than 10 providers/);
    assert.match(linesOf(answer, 'everyone'), /^Stafford \(simulated\) 20\.0% 2 of 10 0\.3 /m);
    assert.match(linesOf(answer, 'everyone'), /^Birmingham \(simulated\) 15\.0% 3 of 20 −0\.2 /m);
    assert.match(text, /Simulated/);
  });

  test('refuses a group that is not there and a level that is not one, at the field', async () => {
    const { body } = await open(tests, `${funnel}&group=Castles`, 400);
    isSaidAt(body, 'filter-group', /Castles/);
    const level = await open(tests, `${funnel}&against=level`, 400);
    isSaidAt(level.body, 'filter-against', /no one level/);
  });

  test('takes the latest period, and says where nothing is held', async () => {
    const { body } = await open(tests, '/funnel?metric=K05&region=simulated-west-midlands');
    assert.match(body, /<option value="2007-08" selected/);
    const none = await open(nothing, '/funnel?metric=K05');
    assert.match(none.text, /holds no figures of K05 in England and Wales/);
  });
});

describe('the page of a change', () => {
  test('says whether it is more than chance, with both intervals drawn', async () => {
    const answer = await open(
      tests,
      '/change?provider=stafford&metric=K05&from=Apr+2007&to=May+2007',
    );
    const { text, body } = answer;
    assert.match(
      text,
      /There is no change from 15\.0%: anything from 13\.1 points down to 13\.1 points up fits/,
    );
    // Wilson's ends of 9 of 60: (21.8415 ± 1.96 × √(3.8415 + 30.6)) ÷ 127.683 are 8.10% and 26.11%.
    assert.match(linesOf(answer, 'sides'), /^Apr 2007 15\.0% 8\.1% to 26\.1% 9 of 60/m);
    assert.match(body, /<svg/);
  });

  test('tells both mistakes of two periods at the first', async () => {
    const { body } = await open(
      tests,
      '/change?provider=stafford&metric=K05&from=2007-08&to=May+2007',
      400,
    );
    isSaidAt(body, 'filter-from', /does not end before.*not of the same length/);
  });
});

describe('the page of a year end', () => {
  test('forecasts a year that has not ended, with what is still needed', async () => {
    const answer = await open(months, '/year-end?provider=stafford&metric=CU019&year=2014-15');
    const { text, body } = answer;
    // 16 in six months.
    assert.match(
      text,
      /As it has gone so far, 2014-15 ends at 32, and 95 times of 100 between 23 and 45/,
    );
    assert.match(linesOf(answer, 'months'), /^Sep 2014 16/m);
    assert.match(body, /period=2014-15\+to\+Sep/);
  });

  test('asks for a financial year', async () => {
    const { body } = await open(
      months,
      '/year-end?provider=stafford&metric=CU019&year=Mar+2014',
      400,
    );
    isSaidAt(body, 'filter-year', /Write a financial year/);
  });
});
