import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { sound } from '../../src/deliver/returns/returns-hub.fixture.ts';
import { testDatabases } from '../databases.ts';
import { stop, Workshop } from './gatehouse.ts';

const march = ['probation-area-monthly', 'Staffordshire', 'Mar 2008'];
const owed = z.array(z.object({ state: z.string(), revisions: z.number(), missing: z.boolean() }));
const outturns = z.array(z.object({ metric: z.string(), outturn: z.number().nullable() }));

for (const engine of testDatabases()) {
  describe(`a monthly return on ${engine.name}`, { skip: engine.skip }, () => {
    let workshop: Workshop;
    before(async () => {
      workshop = await Workshop.open(engine.name);
    });
    after(() => workshop.close());

    const listed = async () =>
      owed.parse(
        JSON.parse(
          (
            await workshop.ran(
              ...['returns', 'owed', '--period', 'Mar 2008', '--provider', 'Staffordshire'],
              ...['--format', 'json'],
            )
          ).out,
        ),
      );

    test('is missing, filled in from its template, submitted, and counts from then on', async () => {
      assert.deepEqual(await listed(), [{ state: 'due', revisions: 0, missing: true }]);
      const file = join(workshop.folder, 'march.csv');
      await workshop.ran('returns', 'template', ...march, '--output', file);
      const lines = (await readFile(file, 'utf8')).split('\r\n').map((line) => {
        const value = sound[line.split(',')[3] ?? ''] ?? 'Said in the cell';
        return line.replace(/,,0$/, `,${value},0`);
      });
      await writeFile(file, lines.join('\r\n'));
      const taken = await workshop.ran('returns', 'import', ...march, '--file', file);
      assert.match(taken.err, /cells were saved to the draft/);
      assert.match(
        (await workshop.ran('returns', 'submit', ...march)).err,
        /Mar 2008: submitted\./,
      );
      const twice = await workshop.run(['returns', 'submit', ...march]);
      assert.equal(twice.code, 1);
      assert.match(twice.err, /submitted it on/);
      // 90 of 100 court reports came by the agreed date: P02 is 90%.
      const asked = ['--provider', 'Staffordshire', '--period', 'Mar 2008', '--metric', 'P02'];
      const { out } = await workshop.ran('performance', ...asked, '--format', 'json');
      assert.deepEqual(
        outturns.parse(JSON.parse(out)).map(({ outturn }) => outturn),
        [90],
      );
    });

    test('is kept over a stop of the hub, and served to programs', async () => {
      const served = await workshop.serve();
      const open = await fetch(`${served.url}/api/returns?period=Mar%202008`);
      assert.equal(open.status, 401);
      assert.equal(await stop(served, 'SIGTERM'), 0);
      const [one] = await listed();
      assert.deepEqual(one, { state: 'submitted', revisions: 0, missing: false });
      await workshop.ran('audit', 'verify');
    });
  });
}
