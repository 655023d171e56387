import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Hub } from '../hub.ts';
import { listGroups } from './group-actions.ts';
import { addGroupsCommand } from './group-commands.ts';
import { rowOf, wordsOf } from './pages/page-words.fixture.ts';
import { openGroupsHub } from './sample-groups.fixture.ts';

const [embedded] = testDatabases();
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  hub = await openGroupsHub(openEmptyHub(await embedded.open()));
  server = testServer(hub);
});
after(async () => {
  await server.close();
  await hub.database.close();
});

const byEthnicity = 'provider=stafford&metric=K05&period=2007-08&by=ethnicity';

describe('groups over the API', () => {
  const get = (query: string) => ask(server, `/api/measure/groups?${query}`);

  test('are what the room gives', async () => {
    const { status, body } = await get(byEthnicity);
    assert.equal(status, 200);
    const query = { provider: 'stafford', metric: 'K05', breakdown: 'ethnicity' };
    const given = await listGroups(hub, { ...query, period: parsePeriod('2007-08') });
    assert.deepEqual(body, JSON.parse(JSON.stringify(given)));
  });

  test('come as CSV with a last row of all', async () => {
    const { body } = await server.inject(`/api/measure/groups?${byEthnicity}&format=csv`);
    const lines = body.trim().split(/\r?\n/);
    assert.equal(lines.length, 8);
    assert.match(
      lines[0] ?? '',
      /provider,providerKind,metric,period,breakdown,group,title,outturn/,
    );
    assert.match(
      lines[7] ?? '',
      /Stafford,establishment,K05,2007-08,ethnicity,all,All,12\.3.*,90,730,100,100,/,
    );
  });

  test('are refused by the code that says why', async () => {
    const code = async (query: string) => {
      const { status, body } = await get(query);
      return `${status} ${body.error.code}`;
    };
    const rest = 'provider=stafford&period=2007-08';
    assert.equal(await code(`${rest}&metric=K05&by=colour`), '404 MEASURE_UNKNOWN_BREAKDOWN');
    assert.equal(await code(`${rest}&metric=K05&by=segment`), '404 MEASURE_NOT_BROKEN_DOWN');
    assert.equal(await code(`${rest}&metric=K05`), '400 API_REQUEST_INVALID');
  });
});

describe('gatehouse groups', () => {
  const about = ['--metric', 'K05', '--period', '2007-08'];
  const run = (...words: string[]) =>
    runCommand(hub, addGroupsCommand, ['groups', ...about, ...words]);

  test('prints a table for people, and the same as JSON and CSV', async () => {
    const asked = ['--provider', 'Stafford', '--by', 'ethnicity'];
    const { out } = await run(...asked);
    assert.match(
      out,
      /^Stafford: Random drug tests that were positive \(K05\), 2007-08, by ethnicity/,
    );
    assert.match(
      out,
      /Black or Black British +20\.0% +30 +150 +2\.00 +1\.30 +3\.09 +Higher than White: 2\.00 times/,
    );
    assert.match(out, /All +12\.3% +90 +730/);
    assert.match(out, /Small numbers in Mixed: 3 over 20\./);
    const json = await run(...asked, '--format', 'json');
    assert.equal(JSON.parse(json.out).groups.length, 6);
    const csv = await run(...asked, '--format', 'csv');
    assert.equal(csv.out.trim().split(/\r?\n/).length, 8);
  });

  test('says why there is no figure, and ends as refused', async () => {
    const { notes, exitCode } = await run('--provider', 'Birmingham', '--by', 'sex');
    assert.deepEqual(notes, [
      'There is no figure: Birmingham has supplied no mandatory drug tests for this period.',
    ]);
    assert.equal(exitCode, 1);
  });
});

describe('the page of groups', () => {
  async function open(query: string, status = 200): Promise<{ html: string; words: string }> {
    const { statusCode, body } = await server.inject(`/groups${query}`);
    assert.equal(statusCode, status, query);
    return { html: body, words: wordsOf(body) };
  }

  test('sets each group against the one that all are compared with', async () => {
    const { html, words } = await open(`?${byEthnicity}`);
    assert.match(words, /Random drug tests that were positive, by ethnicity/);
    assert.match(
      words,
      /Black or Black British: higher than White: 2\.00 times \(1\.30 to 3\.09\)\./,
    );
    assert.match(words, /May be chance: Mixed, Asian or Asian British\./);
    assert.match(rowOf(html, 'Black or Black'), /20\.0% 30 33\.3% 150 20\.5% Higher than White/);
    assert.match(rowOf(html, 'Mixed'), /this may be chance Small numbers in Mixed: 3 over 20\./);
    assert.match(rowOf(html, 'All'), /12\.3% 90 100\.0% 730 100\.0%/);
    assert.match(html, /<svg[^>]*role="img"[^>]*ratios-title ratios-desc/);
    assert.match(words, /By other groups: Sex , Age \./);
  });

  test('of events says by what its interval was made', async () => {
    const { words } = await open('?provider=stafford&metric=K07&period=2007-08+Q1&by=ethnicity');
    assert.match(words, /a ratio of two rates of events \(Poisson/);
  });

  test('begins with a form, and says what it is for', async () => {
    const { html, words } = await open('');
    assert.match(words, /whether the difference is more than chance/);
    assert.match(html, /<option value="P01"/);
    assert.doesNotMatch(html, /<option value="K08"/);
  });

  test('tells what is missing or wrong beside the form, with what was written', async () => {
    const partly = await open('?metric=K05', 400);
    assert.match(
      partly.words,
      /Choose by what to break it down .*Write a provider.*Write a period/,
    );
    assert.match(partly.html, /href="#filter-provider"/);
    const misspelt = await open(`?${byEthnicity.replace('stafford', 'Staford')}`, 404);
    assert.match(misspelt.words, /Nearest names: Stafford/);
    assert.match(misspelt.html, /value="Staford"/);
    const soon = await open('?provider=stafford&metric=K05&period=soon&by=sex', 400);
    assert.match(soon.html, /href="#filter-period"/);
    const kept = await open('?provider=stafford&metric=K05&period=2007-08&by=segment', 404);
    assert.match(kept.words, /cannot be broken down by segment/);
    const running = await open('?provider=stafford&metric=K05&period=2026-27&by=sex', 404);
    assert.match(running.words, /once its period has ended/);
  });

  test('says why there is no figure', async () => {
    const { words } = await open('?provider=west-midlands&metric=K05&period=2007-08&by=sex');
    assert.match(words, /needs the mandatory drug tests of every one .* supplied by Birmingham,/);
  });

  test('takes the only breakdown of a metric when none was chosen', async () => {
    const { words } = await open('?provider=stafford&metric=K24&period=2007-08');
    assert.match(words, /by ethnicity .* has supplied no sickness absences/);
  });
});
