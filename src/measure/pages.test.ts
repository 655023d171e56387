import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../test/hubs.ts';
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

describe('the matrix', () => {
  test('sets outturn, status and level of every provider side by side', async () => {
    const { html, words } = await open('/performance');
    const standDowns = rowOf(html, 'P10 Stand-downs');
    // Appendix B: Staffordshire 15.3% against 8.0%, Warwickshire 0.9% against 4.0%; lower is better.
    assert.match(standDowns, /15\.3% .*missed level 8\.0% .*0\.9% .*met level 4\.0%/);
    assert.match(words, /4 areas, 24 metrics\. 61 of 92 levels with an outturn were met \(66%\)/);
    assert.match(
      words,
      /12 prisons, 25 metrics\. 192 of 234 levels with an outturn were met \(82%\)/,
    );
  });

  test('counts what each provider met and missed', async () => {
    const { html } = await open('/performance?kind=areas');
    // Missed: P04, P05, P06, P10, P12, P22, P23; P16 has no target; the other sixteen were met.
    assert.match(rowOf(html, 'In all'), /In all 16 met 7 missed 1 no level/);
  });

  test('every figure leads to its source', async () => {
    const { html } = await open('/performance');
    assert.match(html, /href="\/figures\/published\/\d+">15\.3%/);
  });

  test('a regional value is a sum or says why it is not given', async () => {
    const { html, words } = await open('/performance');
    // 1028 + 412 + 957 + 3384 completions against 861 + 331 + 828 + 2681.
    assert.match(rowOf(html, 'P09 Unpaid work'), /5,781 .*met level 4,701/);
    assert.match(html, /href="#no-value">–/);
    assert.match(words, /Why some values .* A percentage of several providers is never an average/);
  });

  test('can be narrowed to a kind of provider, a domain and a status', async () => {
    const areas = await open('/performance?kind=areas');
    assert.ok(areas.words.includes('P01 ') && !areas.words.includes('K01 '));
    const courts = await open('/performance?domain=courts');
    assert.ok(courts.words.includes('P02 ') && !courts.words.includes('P01 '));
    const missed = await open('/performance?status=missed');
    // Every area met P01, so that there is no miss of it to show.
    assert.ok(missed.words.includes('P10 Stand') && !missed.words.includes('P01 OASys'));
    assert.ok(!rowOf(missed.html, 'P10 Stand-downs').includes('level 4.0%'));
  });

  test('shows figures that describe when they are asked for', async () => {
    const { html, words } = await open('/performance?use=context');
    assert.match(rowOf(html, 'R05 Overall rating'), /Passable .*Passable .*Good .*Passable/);
    assert.match(words, /L01 .* 97/);
  });

  test('says so where there is nothing, and leads on', async () => {
    const month = await open('/performance?period=Mar+2011');
    assert.match(
      month.words,
      /No delivery figures for Mar 2011\. Periods with figures: 2014-15 .*2007-08/,
    );
    const wales = await open('/performance?region=wales');
    assert.match(wales.words, /in Wales for 2007-08\. Regions with figures: West Midlands region/);
  });

  test('an address that cannot be read is explained, never a failure of ours', async () => {
    await open('/performance?period=soon', 400);
    await open('/performance?status=good', 400);
    await open('/performance?use=a&use=b', 400);
    await open('/performance?region=atlantis', 404);
    await open('/performance?domain=weather', 404);
  });
});

describe('home', () => {
  test('tells the year in sentences that follow from the figures', async () => {
    const { words } = await open('/');
    assert.match(words, /4 probation areas met 61 of the 92 levels .* \(66%\) and missed 31\./);
    assert.match(words, /12 prisons met 192 of the 234 levels .* \(82%\) and missed 42\./);
    assert.match(words, /All who were judged missed P05 [^;]+; P06 [^;]+; P22 [^;]+; P23 /);
    assert.match(words, /K24 .* missed by 7 of the 11 providers judged/);
  });

  test('counts what the hub holds', async () => {
    const { words } = await open('/');
    assert.match(words, /157 prisons and 5 probation areas, open and closed; 16 have figures/);
    assert.match(words, /12 imports/);
    // The annex of HMP Stafford, and the regional agreement to which it is one.
    assert.match(words, /2 agreements services, places, the core day and levels/);
  });

  test('an empty hub invites to import', async () => {
    assert.ok(embedded);
    const empty = await embedded.open();
    const bare = sampleServer(measurePages(), { hub: openEmptyHub(empty) });
    try {
      for (const url of ['/', '/performance', '/providers/stafford', '/metrics/P01']) {
        const { statusCode, body } = await bare.inject(url);
        assert.equal(statusCode, 200, url);
        assert.match(body, /href="\/import">Import a file/, url);
      }
      for (const url of [
        '/providers',
        '/metrics',
        '/providers/west-midlands',
        '/providers/national',
      ]) {
        assert.equal((await bare.inject(url)).statusCode, 200, url);
      }
    } finally {
      await bare.close();
      await empty.close();
    }
  });
});

describe('the catalogue', () => {
  test('is searched by the words of code, title and note', async () => {
    const { words } = await open('/metrics?q=random+DRUG');
    assert.match(words, /K05 Random drug tests/);
    assert.ok(!words.includes('P01 '));
  });

  test('suggests the nearest metrics where none fits', async () => {
    const { words } = await open('/metrics?q=court+reprots');
    assert.match(words, /No metric fits\. Did you mean .*P02/);
  });

  test('a metric shows its note, every provider and the levels of the nation', async () => {
    const { html, words } = await open('/metrics/P01');
    assert.match(rowOf(html, 'Warwickshire'), /90% .*90% .*met on the level 0\.0%/);
    assert.match(words, /England and Wales not supplied , level 90%/);
    assert.match(words, /Technical note How it is made .* Unit A percentage/);
    assert.match(words, /4 providers have an outturn\. All 4 that have a level met it\./);
  });

  test('a provider that says why it has no figure is listed with its reason', async () => {
    const { html, words } = await open('/metrics/K04');
    assert.match(words, /1 provider has an outturn; 11 say why there is none/);
    assert.match(rowOf(html, 'Drake Hall'), /not supplied/);
    assert.match(rowOf(html, 'Stafford '), /not applicable/);
  });

  test('a rating in words has a table and no chart', async () => {
    const { html } = await open('/metrics/R05');
    assert.match(rowOf(html, 'West Mercia'), /Good/);
    assert.ok(!html.includes('<svg'));
  });

  test('a metric is found by any of its names, and an unknown one suggests others', async () => {
    const redirect = await server.inject('/metrics/p01?period=2007-08');
    assert.equal(redirect.headers.location, '/metrics/P01?period=2007-08');
    const { html } = await open('/metrics/P99', 404);
    assert.match(html, /Did you mean P/);
    const later = await open('/metrics/CU088');
    assert.match(later.words, /no figures of CU088 yet/);
  });
});
