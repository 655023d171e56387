import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../databases.ts';
import { stop, Workshop } from './gatehouse.ts';

const simulating = ['simulate', '--records', '500', '--providers', 'Stafford'];
const months = ['--from', '2007-04', '--to', '2008-03'];
const asked = [
  ['performance', '--provider', 'Stafford (simulated)', '--period', '2007-08', '--format', 'json'],
  ['records', 'batches', '--format', 'json'],
];

/** What the hub answers to each of the questions. */
async function answers(workshop: Workshop): Promise<string[]> {
  const given: string[] = [];
  for (const args of asked) given.push((await workshop.ran(...args)).out);
  return given;
}

for (const from of testDatabases()) {
  describe(`a hub on ${from.name} that is backed up`, { skip: from.skip }, () => {
    let source: Workshop;
    let file: string;
    let expected: string[];
    before(async () => {
      source = await Workshop.open(from.name);
      file = join(source.folder, 'hub.backup');
      await source.ran(...simulating, ...months);
      expected = await answers(source);
      for (const answer of expected) assert.ok(answer.length > 100, answer);
      const served = await source.serve();
      const { err } = await source.ran('backup', file);
      assert.match(err, /Wrote [\d,]+ rows of \d+ tables/);
      assert.equal((await fetch(`${served.url}/health`)).status, 200);
      assert.equal(await stop(served, 'SIGTERM'), 0);
    });
    after(() => source.close());

    for (const to of testDatabases()) {
      test(`answers the same when it is restored on ${to.name}`, { skip: to.skip }, async () => {
        const place = await Workshop.open(to.name);
        try {
          const { err } = await place.ran('restore', file);
          assert.match(err, /The tallies: all is well/);
          assert.match(err, /The audit trail: all is well/);
          assert.deepEqual(await answers(place), expected);
          const again = await place.run(['restore', file]);
          assert.equal(again.code, 1);
          assert.match(again.err, /restored into an empty place, and there is something here/);
        } finally {
          await place.close();
        }
      });
    }

    test('is not opened where a restore was killed, until a second one ends', async () => {
      const place = await Workshop.open(from.name);
      try {
        const child = place.spawn(['restore', file]);
        const ended = once(child, 'close');
        for await (const said of child.stderr.setEncoding('utf8')) {
          if (String(said).includes('Restoring')) break;
        }
        child.kill('SIGKILL');
        await ended;
        const opened = await place.run(['verify']);
        assert.equal(opened.code, 3, opened.err);
        assert.match(opened.err, /A restore into this database did not end/);
        await place.ran('restore', file);
      } finally {
        await place.close();
      }
    });
  });
}
