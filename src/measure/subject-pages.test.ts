import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import { rowOf, wordsOf } from './pages/page-words.fixture.ts';
import { measurePages } from './pages.ts';

const [embedded] = testDatabases();
let database: Database;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  database = await embedded.open();
  const hub = await openSampleHub(database);
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

describe('the page of a provider', () => {
  test('says what was met and missed, the furthest from its level first', async () => {
    const { html, words } = await open('/providers/staffordshire');
    assert.match(words, /Staffordshire met 16 of the 23 levels .* and missed 7\./);
    // 15.3% against 8.0%: 7.3 points worse, 7.3 / 8.0 = 91.25% of the level.
    assert.match(rowOf(html, 'P10 '), /15\.3% .*8\.0% .*7\.3 points worse −91\.3% 4th of 4/);
    // 1028 against 861: 167 more, 167 / 861 = 19.4%.
    assert.match(rowOf(html, 'P09 '), /1028 .*861 .*167 better \+19\.4% 2nd of 4/);
    assert.match(words, /P10 [^;]+ P23 [^;]+ P22 /);
  });

  test('shows where the source states a figure otherwise', async () => {
    const { html } = await open('/providers/staffordshire');
    const disagreements = html.slice(html.indexOf('id="disagreements"'));
    assert.match(rowOf(disagreements, 'P11 '), /2007-08 92% .*93% .*Appendix B has 93%/);
  });

  test('shows the facts of a day, each with its source', async () => {
    const then = await open('/providers/birmingham?on=2008-03-31');
    assert.match(then.words, /Operator HM Prison Service 1 April 2007 to 31 March 2008\. Annual/);
    assert.match(then.words, /Operational capacity 1,450/);
    const later = await open('/providers/birmingham?on=2017-06-01');
    assert.match(later.words, /Operator G4S/);
    assert.match(later.words, /Profile on 1 June 2017/);
  });

  test('leads to its agreements, and those of a region as one', async () => {
    const stafford = await open('/providers/stafford');
    assert.match(
      stafford.html,
      /Agreement: <a [^>]*href="\/agreements\/stafford-2014-15">HMP Stafford 2014-15<\/a>/,
    );
    const region = await open('/providers/west-midlands');
    assert.match(region.words, /Agreement: West Midlands 2014-17/);
    assert.doesNotMatch((await open('/providers/birmingham')).words, /Agreement/);
  });

  test('a closed provider says so and leads to its successor, which leads back', async () => {
    const { html, words } = await open('/providers/blakenhurst');
    assert.match(words, /Closed on 25 June 2008\. Hewell took its place\./);
    assert.match(html, /href="\/providers\/hewell"/);
    const hewell = await open('/providers/hewell');
    assert.match(hewell.words, /took the place of Blakenhurst , Brockhill and Hewell Grange/);
    assert.match(hewell.words, /no figures of Hewell yet/);
    const after = await open('/providers/blakenhurst?on=2009-01-01');
    assert.match(after.words, /Blakenhurst was not open on 1 January 2009/);
  });

  test('draws scorecard positions over quarters, a missing quarter left open', async () => {
    const { html } = await open('/providers/birmingham');
    const trend = html.slice(html.indexOf('id="trend-w01-table"'));
    // Positions 93, then 131 and 122 in the section on the prison, then 111.
    assert.match(rowOf(trend, '2006-07 Q4'), /93/);
    assert.match(rowOf(trend, '2007-08 Q1'), /not supplied/);
    assert.match(rowOf(trend, '2007-08 Q2'), /131/);
    assert.match(rowOf(trend, '2007-08 Q4'), /111/);
  });

  test('shows ratings and other figures that describe', async () => {
    const mercia = await open('/providers/west-mercia');
    assert.match(rowOf(mercia.html, 'R05 '), /Good/i);
    const dovegate = await open('/providers/dovegate');
    assert.match(rowOf(dovegate.html, 'F03 '), /£26,531,089/);
    assert.match(rowOf(dovegate.html, 'K14 '), /4,?095 .*level is 0/);
  });

  test('a period without figures says so and leads to those with', async () => {
    const { words } = await open('/providers/stafford?period=Mar+2011');
    assert.match(
      words,
      /No judged figures of Stafford for Mar 2011\. Periods with figures: .*2007-08/,
    );
  });

  test('a name or code leads to the address, and an unknown one suggests others', async () => {
    const byName = await server.inject('/providers/Stoke%20Heath?period=2007-08');
    assert.equal(byName.headers.location, '/providers/stoke-heath?period=2007-08');
    const { html } = await open('/providers/staford', 404);
    assert.match(html, /Nearest names: Stafford/);
    await open('/providers/stafford?on=2008-02-30', 400);
    await open('/providers/stafford?period=soon', 400);
  });
});

describe('the page of a whole', () => {
  test('a region lists its providers with what each met, and the net change of positions', async () => {
    const { html, words } = await open('/providers/west-midlands');
    assert.match(words, /^ Region West Midlands region/);
    assert.match(rowOf(html, 'Stafford '), /Male category C trainer 20 2 1 2 91%/);
    assert.match(words, /Net change: \+113 places; .* −2\./);
    assert.match(rowOf(html, 'P09 '), /5,781 .*4,701 .*1,080 better \+23\.0%/);
  });

  test('the nation shows the levels that were set for it', async () => {
    const { html } = await open('/providers/national');
    assert.match(rowOf(html, 'P09 '), /46,300 .*not supplied/);
  });

  test('groups list their members', async () => {
    const pair = await open('/providers/brockhill-and-hewell-grange');
    assert.match(pair.words, /Providers that are reported together/);
    assert.match(rowOf(pair.html, 'Brockhill'), /1 April 2007 to 24 June 2008 14 2/);
    const locals = await open('/providers/male-local');
    assert.match(rowOf(locals.html, 'Birmingham'), /19 3/);
  });

  test('a partnership has a page, though it is not listed', async () => {
    const { html } = await open('/providers');
    const partnerships = await open('/metrics/L01');
    assert.match(partnerships.html, /href="\/providers\/laa-coventry\?/);
    assert.ok(!html.includes('/providers/laa-'));
    const coventry = await open('/providers/laa-coventry');
    assert.match(coventry.words, /Coventry local area agreement/);
  });
});

describe('the list of providers', () => {
  test('finds by name, alias and code', async () => {
    const { words } = await open('/providers?q=stoke');
    assert.match(words, /2 providers of 162/);
    assert.match(words, /Stoke Heath .*Erlestoke/);
  });

  test('shows who was open where on a day', async () => {
    const { html, words } = await open('/providers?on=2008-03-31&region=west-midlands');
    assert.match(words, /16 providers of 162/);
    assert.match(words, /as they were on 31 March 2008/);
    assert.match(rowOf(html, 'Birmingham'), /Male local HM Prison Service/);
    const later = await open('/providers?on=2008-07-01&region=west-midlands&q=hewell');
    assert.match(
      later.words,
      /1 provider of 162 .* HMP.YOI Hewell Prison West Midlands from 25 June 2008/,
    );
  });

  test('an address that cannot be read is explained', async () => {
    await open('/providers?on=yesterday', 400);
    await open('/providers?region=atlantis', 404);
    await open('/providers?kind=ships', 400);
    const none = await open('/providers?q=zzz');
    assert.match(none.words, /No provider fits/);
  });
});
