import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { runCommand, widestTable } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { addRateCommands } from './commands.ts';
import { keepSchemes } from './versions/keep-schemes.ts';

const [embedded] = testDatabases();
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  hub = await openSampleHub(await embedded.open());
  await hub.database.transaction((session) => keepSchemes(session, hub));
  server = testServer(hub);
});
after(async () => {
  await server.close();
  await hub.database.close();
});

/** The matrix that the annual report prints: four areas by four domains, and the whole. */
const printed: Readonly<Record<string, readonly string[]>> = {
  Staffordshire: ['Good', 'Passable', 'Passable', 'Good', 'Passable'],
  Warwickshire: ['Good', 'Passable', 'Passable', 'Good', 'Passable'],
  'West Mercia': ['Good', 'Good', 'Passable', 'Good', 'Good'],
  'West Midlands': ['Passable', 'Passable', 'Passable', 'Good', 'Passable'],
};
const printedRegion = ['Good', 'Passable', 'Passable', 'Good', 'Passable'];
const ippf = 'scheme=ippf-2007&region=West+Midlands&period=2007-08';
const birmingham = { scheme: 'prison-rating-2009', provider: 'Birmingham', period: '2007-08' };
const panel = { by: 'P. Anel', role: 'Chair of the panel', reason: 'A wing was closed.' };

describe('ratings over the API', () => {
  test('are the matrix that was printed', async () => {
    const { status, body } = await ask(server, `/api/ratings?${ippf}`);
    assert.equal(status, 200);
    type Row = { name: string; band: string; domains: Array<{ band: string }> };
    const rows: Array<[string, string[]]> = body.rows.map(({ name, band, domains }: Row) => [
      name,
      [...domains.map((domain) => domain.band), band],
    ]);
    assert.deepEqual(Object.fromEntries(rows), printed);
    // The report prints the region's row as well.
    const { domains: parts, band: whole } = body.regionRating;
    assert.deepEqual([...parts.map(({ band }: { band: string }) => band), whole], printedRegion);
  });

  test('come as CSV with a column for each domain', async () => {
    const { body } = await server.inject(`/api/ratings?${ippf}&format=csv`);
    const lines = body.trim().split(/\r?\n/);
    assert.equal(lines.length, 5);
    assert.match(lines[0] ?? '', /,domain public-protection,domain offender-management,/);
    assert.match(
      lines[1] ?? '',
      /^ippf-2007,1,2007-08,West Mercia,west-mercia,area,,Good,Good,2\.8,1,4,/,
    );
  });

  test('of one provider show the working and what would lift it', async () => {
    const { body } = await ask(server, '/api/ratings/card?scheme=ippf-2007&provider=Staffordshire');
    const settled = body.rating.inputs.find(({ metric }: { metric: string }) => metric === 'P12');
    // 71% against a level of 80%: 71 / 80 is 88.75%, which counts 2, and weighs a ninth.
    assert.deepEqual(settled.texts, { outturn: '71%', level: '80%', previous: '' });
    assert.equal(settled.views[0].measured, 88.75);
    assert.equal(settled.score, 2);
    assert.equal(settled.effectiveWeight.toFixed(3), '11.111');
    assert.equal(body.lift.to, 'Good');
    const lifts = body.lift.alone.map(({ metric }: { metric: string }) => metric);
    assert.ok(lifts.includes('P12'));
    assert.equal(body.rating.published.bands.length, 5);
  });

  test('with a what-if stand beside what is, and nothing is stored', async () => {
    const revision = await hub.database.revision();
    const { body } = await ask(
      server,
      '/api/ratings/card?scheme=ippf-2007&provider=staffordshire&outturn=staffordshire:P12=80%25',
    );
    assert.equal(body.rating.band, 'Good');
    assert.deepEqual(body.rating.asIs, { score: 2.5, band: 'Passable', rank: 2 });
    assert.equal(await hub.database.revision(), revision);
  });

  test('take a level and a weight for a what-if, with commas that belong to the figure', async () => {
    const { body } = await ask(
      server,
      '/api/ratings/card?scheme=ippf-2007&provider=west-midlands-area&level=west-midlands-area:P09=1,028&weight=p09=0',
    );
    const unpaid = body.rating.inputs.find(({ metric }: { metric: string }) => metric === 'P09');
    assert.deepEqual([unpaid.level, unpaid.weight], [1028, 0]);
  });

  test('give no interval where only printed figures are known, and say so', async () => {
    const { body } = await ask(server, `/api/ratings?${ippf}&draws=100&seed=7`);
    for (const row of body.rows) {
      assert.equal(row.sure, null);
      assert.match(row.unsure, /published figures/);
    }
  });

  test('are compared by two schemes', async () => {
    const { body } = await ask(
      server,
      '/api/ratings/comparison?one=weighted-scorecard-2007&other=prison-rating-2009&region=West+Midlands',
    );
    assert.deepEqual(body.onlyOne, ['Brockhill and Hewell Grange']);
    assert.equal(body.rows.length, 9);
    const moved = body.rows.map(({ moved: places }: { moved: number }) => places);
    assert.ok(moved.some((places: number) => places !== 0));
  });

  test('are refused by the code that says why, with every mistake at once', async () => {
    const refused = async (query: string) => {
      const { status, body } = await ask(server, `/api/ratings${query}`);
      return [status, body.error.code, body.error.problems.length];
    };
    const what = '?scheme=ippf-2007&outturn=x&level=Stafford:=1&weight=p12&notice=stafford';
    assert.deepEqual(await refused(what), [422, 'RATE_WHAT_IF_REFUSED', 4]);
    assert.deepEqual(await refused('?scheme=x'), [404, 'CATALOGUE_UNKNOWN_SCHEME', 0]);
    assert.deepEqual(await refused('?scheme=ippf-2007&period=Mar+2008'), [
      ...[422, 'RATE_PERIOD_REFUSED', 0],
    ]);
    assert.deepEqual(await refused('?scheme=ippf-2007&draws=7'), [400, 'API_REQUEST_INVALID', 1]);
    assert.deepEqual(await refused('/card?scheme=ippf-2007'), [400, 'API_REQUEST_INVALID', 1]);
  });
});

describe('schemes over the API', () => {
  test('are listed, and explained with their versions', async () => {
    const { body: schemes } = await ask(server, '/api/schemes');
    assert.equal(schemes.length, hub.catalogue.schemes.length);
    const { body } = await ask(server, '/api/schemes/ippf-2007');
    assert.deepEqual(body.inputs.find(({ code }: { code: string }) => code === 'settled').metrics, [
      'P12',
    ]);
    assert.equal(body.explanation[0].term, 'What it is');
    assert.equal(body.examples, undefined);
    assert.deepEqual(
      body.versions.map(({ version, hash, ratesNow }: Record<string, unknown>) => [
        ...[version, hash, ratesNow],
      ]),
      [[1, body.hash, true]],
    );
  });
});

describe('moderation over the API', () => {
  const post = (path: string, payload: object) =>
    ask(server, `/api/ratings/moderations${path}`, {
      ...{ method: 'POST', payload: JSON.stringify(payload) },
      headers: { 'content-type': 'application/json' },
    });
  const card = async () =>
    (await ask(server, '/api/ratings/card?scheme=prison-rating-2009&provider=Birmingham')).body;

  test('stands beside the computed band until it is withdrawn, and stays on record', async () => {
    const before = await card();
    const { status, body } = await post('', { ...birmingham, ...panel, band: 'concern' });
    assert.equal(status, 200);
    assert.deepEqual(
      [body.moderations.length, body.moderations[0].band, body.moderations[0].computed],
      [1, 'Concern', before.rating.band],
    );
    const { rating } = await card();
    assert.deepEqual([rating.band, rating.moderation.band], [before.rating.band, 'Concern']);
    const taken = await post('/withdrawal', { ...birmingham, ...panel, reason: 'An appeal.' });
    assert.equal(taken.body.moderations[0].withdrawn.reason, 'An appeal.');
    assert.deepEqual(await card(), before);
    const listed = await ask(server, '/api/ratings/moderations?provider=Birmingham');
    assert.equal(listed.body.moderations.length, 1);
  });

  test('is refused with all that is missing', async () => {
    const nobody = { by: '', role: '', reason: '' };
    const { status, body } = await post('', { ...birmingham, ...nobody, band: 'Splendid' });
    assert.equal(status, 422);
    assert.equal(body.error.problems.length, 4);
    const soon = await post('', { ...birmingham, ...panel, band: 'Concern', period: 'soon' });
    assert.deepEqual([soon.status, soon.body.error.code], [400, 'API_REQUEST_INVALID']);
  });
});

describe('the commands of ratings', () => {
  const run = (...words: string[]) => runCommand(hub, addRateCommands, words);
  const region = ['rate', '--scheme', 'ippf-2007', '--region', 'West Midlands'];

  test('rate prints a sentence, then the matrix; JSON and CSV are what the API gives', async () => {
    const { out } = await run(...region, '--period', '2007-08');
    const [, sentence] = out.split('\n');
    assert.equal(sentence, 'Of 4 probation areas, 1 is Good and 3 are Passable.');
    for (const [name, bands] of Object.entries(printed)) {
      const whole = bands.at(-1) ?? '';
      assert.match(out, new RegExp(`^ +\\d  ${name} +${whole} +2\\.\\d`, 'm'));
      assert.match(out, new RegExp(`^${[name, ...bands.slice(0, -1)].join(' +')}$`, 'm'));
    }
    assert.match(out, /^Provider .* Operational capability…$/m);
    assert.ok(widestTable(out) <= 120);
    const json = await run(...region, '--format', 'json');
    assert.deepEqual(JSON.parse(json.out), (await ask(server, `/api/ratings?${ippf}`)).body);
    const csv = await run(...region, '--format', 'csv');
    assert.equal(csv.out, (await server.inject(`/api/ratings?${ippf}&format=csv`)).body);
  });

  test('rate names those who are not rated by their reason, once', async () => {
    const { out } = await run('rate', '--scheme', 'prison-rating-2009', '--period', '2007-08');
    assert.match(out, /^Not rated: Acklington, .* and 118 others\. /m);
    assert.doesNotMatch(out, /^ +Acklington/m);
  });

  test('rate with a what-if prints before and after', async () => {
    const { out } = await run(...region, '--outturn', 'Staffordshire:P12=80%');
    assert.match(out, /Staffordshire +Good +2\.8 .* 2: Passable, 2\.5/);
  });

  test('rate beside another scheme prints who moves and why', async () => {
    const { out } = await run(
      ...['rate', '--scheme', 'weighted-scorecard-2007', '--beside', 'prison-rating-2009'],
    );
    assert.match(out, /^Provider +Weighted Scorecard +Prison Rating System +Moves$/m);
    assert.match(out, /^Stoke Heath: Crowding \(K10\); /m);
    assert.ok(widestTable(out) <= 120);
    assert.match(out, /^Rated by Weighted Scorecard only: Brockhill and Hewell Grange\./m);
  });

  test('rate with --draws says why there is no interval', async () => {
    const { out } = await run(...region, '--draws');
    assert.match(out, /Only published figures, .* how sure this place is cannot be given/);
  });

  test('schemes lists, and explains one', async () => {
    const { out } = await run('schemes');
    assert.match(out, /^ippf-2007 +1 +Integrated Probation Performance Framework 2007-08/m);
    const one = await run('schemes', 'ippf-2007@1');
    assert.match(one.out, /^Who is rated\n {2}Probation areas\./m);
    assert.ok(Math.max(...one.out.split('\n').map(({ length }) => length)) <= 100);
    const json = await run('schemes', 'ippf-2007', '--format', 'json');
    assert.deepEqual(JSON.parse(json.out), (await ask(server, '/api/schemes/ippf-2007')).body);
  });

  test('moderate says everything that is missing at once', async () => {
    const refusal = await run('moderate').catch((error: unknown) => error);
    assert.ok(refusal instanceof GatehouseError);
    assert.deepEqual(
      refusal.problems.map(({ place }) => place?.path),
      ['scheme', 'provider', 'period', 'band'],
    );
  });

  test('moderate puts a band beside the computed one, and takes it back', async () => {
    const whose = ['--scheme', 'prison-rating-2009', '--provider', 'Birmingham'];
    const who = ['--by', panel.by, '--role', panel.role, '--reason', panel.reason];
    const which = ['moderate', ...whose, '--period', '2007-08', ...who];
    const { notes } = await run(...which, '--band', 'Concern');
    assert.deepEqual(notes, [
      'Computed Meeting most targets, moderated to Concern; both are shown.',
    ]);
    const card = await run('rate', ...whose);
    assert.match(card.out, /^Meeting most targets, score .*/m);
    assert.match(card.out, /^Birmingham was moderated to Concern by P\. Anel, Chair of the panel/m);
    await run(...which, '--withdraw');
    assert.doesNotMatch((await run('rate', ...whose)).out, /moderated/);
    assert.match((await run('moderate', '--list')).out, /withdrawn|by P\. Anel: A wing/i);
  });
});
