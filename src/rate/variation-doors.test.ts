import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Hub } from '../hub.ts';
import { openMonthsHub } from '../measure/sample-months.fixture.ts';
import { addRateCommands } from './commands.ts';

const [embedded] = testDatabases();
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  assert.ok(embedded);
  hub = await openMonthsHub(openEmptyHub(await embedded.open()));
  server = testServer(hub);
});
after(async () => {
  await server.close();
  await hub.database.close();
});

/** The same question through both doors: the answer over the API, and the words at the command line. */
async function both(command: string, query: Record<string, string>) {
  const address = `/api/variation/${command}?${new URLSearchParams(query)}`;
  const { status, body } = await ask(server, address);
  assert.equal(status, 200, JSON.stringify(body));
  const options = Object.entries(query).flatMap(([name, value]) => [`--${name}`, value]);
  const run = async (format: string) =>
    (await runCommand(hub, addRateCommands, [command, ...options, '--format', format])).out;
  assert.deepEqual(JSON.parse(await run('json')), body);
  assert.equal(await run('csv'), (await server.inject(`${address}&format=csv`)).body);
  return { body, out: await run('table') };
}

describe('variation through the API and the command line', () => {
  test('a control chart begins with its sentence, and flags the month that stands out', async () => {
    const { body, out } = await both('control-chart', {
      ...{ provider: 'Birmingham', metric: 'CU016', span: 'Jul 2013 to Sep 2014' },
    });
    // 13 times 3 and 12 are 51 of 280.
    assert.equal(body.months[0].mean.toFixed(2), '18.21');
    assert.equal(body.kind, 'p');
    const last = body.months.at(-1);
    assert.deepEqual([last.top, last.bottom, last.outturn], [12, 20, 60]);
    const [, sentence] = out.split('\n');
    assert.equal(sentence, body.sentence);
    assert.match(body.sentence, /^September 2014 stands out as worse/);
    assert.match(out, /^Sep 2014 +60\.00% +18\.21% .*beyond a limit, worse/m);
    assert.match(out, /^Oct 2013 .* No figure has been supplied for this month\./m);
  });

  test('a mark begins a new mean, and is refused with all that do not fit', async () => {
    const about = { provider: 'Birmingham', metric: 'CU003', span: '2012-13' };
    const { body, out } = await both('control-chart', { ...about, mark: 'Oct 2012: winter' });
    assert.deepEqual(
      body.phases.map(({ mean }: { mean: number }) => mean),
      [1, 3],
    );
    assert.match(out, /^From Oct 2012: winter$/m);
    const marks = '&mark=soon&mark=Oct+2011:+x&mark=Oct+2012';
    const refused = await ask(
      server,
      `/api/variation/control-chart?${new URLSearchParams(about)}${marks}`,
    );
    assert.deepEqual(
      [refused.status, refused.body.error.code, refused.body.error.problems.length],
      [400, 'RATE_CHART_REFUSED', 3],
    );
  });

  // 3 of 20 and 12 of 20. Wilson's ends are 5.24 and 36.04, 38.66 and 78.12; Newcombe's of the difference
  // 45 - √(21.34² + 21.04²) = 15.0 and 45 + √(18.12² + 9.76²) = 65.6.
  test('a change comes with its interval', async () => {
    const { body, out } = await both('change', {
      ...{ provider: 'Birmingham', metric: 'CU016', from: 'Aug 2014', to: 'Sep 2014' },
    });
    assert.deepEqual(
      [body.difference.lower.toFixed(1), body.difference.upper.toFixed(1)],
      ['15.0', '65.6'],
    );
    assert.equal(body.difference.moreThanChance, true);
    assert.equal(out.split('\n')[1], body.sentence);
    assert.match(out, /^Aug 2014 +15\.00% +5\.24% +36\.04% +3 of 20/m);
  });

  test('a funnel names who is set against whom, and who has no counts', async () => {
    const { body, out } = await both('funnel', { metric: 'CU016', period: 'Sep 2014' });
    assert.deepEqual(
      body.points.map(({ id, top, bottom, value }: Record<string, unknown>) => [
        ...[id, top, bottom, value],
      ]),
      [['birmingham', 12, 20, 60]],
    );
    assert.equal(out.split('\n')[1], body.sentence);
    assert.match(out, /^Not compared: .* and \d+ others\. /m);
  });

  test('a year end says where it leads, and how sure that is', async () => {
    const { body, out } = await both('year-end', {
      ...{ provider: 'Birmingham', metric: 'CU003', year: '2014-15' },
    });
    // Six in the half that had a quarter of both earlier years.
    assert.deepEqual([body.yearEnd.seasonal, body.yearEnd.forecast], [true, 24]);
    assert.equal(out.split('\n')[1], body.sentence);
    assert.match(out, /^Mar 2015 +24\.00 /m);
  });

  test('names that are not there are refused with the nearest', async () => {
    const about = 'metric=K05&from=2006-07&to=2007-08';
    const { status, body } = await ask(server, `/api/variation/change?provider=Staford&${about}`);
    assert.deepEqual([status, body.error.code], [404, 'ESTATE_UNKNOWN']);
    assert.match(body.error.message, /Stafford/);
    const overlap = '/api/variation/change?provider=Stafford&metric=K05&from=2007-08&to=May+2007';
    assert.equal((await ask(server, overlap)).body.error.code, 'RATE_CHANGE_REFUSED');
  });
});
