import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../databases.ts';
import { createDatabase } from '../empty-databases.ts';
import { type Ran, stop, Workshop } from './gatehouse.ts';

const simulating = ['simulate', '--records', '500', '--providers', 'Stafford'];
const months = ['--from', '2007-04', '--to', '2008-03'];
const asked = [
  ['performance', '--provider', 'Stafford (simulated)', '--period', '2007-08', '--format', 'json'],
  ['records', 'batches', '--format', 'json'],
];

/** Somewhere for a hub, with nothing there yet. */
type Place = { workshop: Workshop; env: Record<string, string>; close(): Promise<void> };

async function newPlace(engine: 'PGlite' | 'PostgreSQL'): Promise<Place> {
  const workshop = await Workshop.open();
  if (engine === 'PGlite') return { workshop, env: {}, close: () => workshop.close() };
  const { address, drop } = await createDatabase(process.env.TEST_DATABASE_URL ?? '');
  const close = async () => {
    await workshop.close();
    await drop();
  };
  return { workshop, env: { DATABASE_URL: address }, close };
}

/** Runs a command that is to end well. */
async function ran({ workshop, env }: Place, args: readonly string[]): Promise<Ran> {
  const done = await workshop.run(args, env);
  assert.equal(done.code, 0, `${args.join(' ')}: ${done.err}`);
  return done;
}

/** What the hub answers to each of the questions. */
async function answers(place: Place): Promise<string[]> {
  const given: string[] = [];
  for (const args of asked) given.push((await ran(place, args)).out);
  return given;
}

for (const from of testDatabases()) {
  describe(`a hub on ${from.name} that is backed up`, { skip: from.skip }, () => {
    let source: Place;
    let file: string;
    let expected: string[];
    before(async () => {
      source = await newPlace(from.name);
      file = join(source.workshop.folder, 'hub.backup');
      await ran(source, [...simulating, ...months]);
      expected = await answers(source);
      for (const answer of expected) assert.ok(answer.length > 100, answer);
      const served = await source.workshop.serve(source.env);
      const { err } = await ran(source, ['backup', file]);
      assert.match(err, /Wrote [\d,]+ rows of \d+ tables/);
      assert.equal((await fetch(`${served.url}/health`)).status, 200);
      assert.equal(await stop(served, 'SIGTERM'), 0);
    });
    after(() => source.close());

    for (const to of testDatabases()) {
      test(`answers the same when it is restored on ${to.name}`, { skip: to.skip }, async () => {
        const place = await newPlace(to.name);
        try {
          const { err } = await ran(place, ['restore', file]);
          assert.match(err, /The tallies: all is well/);
          assert.match(err, /The audit trail: all is well/);
          assert.deepEqual(await answers(place), expected);
          const again = await place.workshop.run(['restore', file], place.env);
          assert.equal(again.code, 1);
          assert.match(again.err, /restored into an empty place, and there is something here/);
        } finally {
          await place.close();
        }
      });
    }

    test('is not opened where a restore was killed, until a second one ends', async () => {
      const place = await newPlace(from.name);
      try {
        const child = place.workshop.spawn(['restore', file], place.env);
        const ended = once(child, 'close');
        for await (const said of child.stderr.setEncoding('utf8')) {
          if (String(said).includes('Restoring')) break;
        }
        child.kill('SIGKILL');
        await ended;
        const opened = await place.workshop.run(['verify'], place.env);
        assert.equal(opened.code, 3, opened.err);
        assert.match(opened.err, /A restore into this database did not end/);
        await ran(place, ['restore', file]);
      } finally {
        await place.close();
      }
    });
  });
}
