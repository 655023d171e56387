import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../databases.ts';
import { Workshop } from './gatehouse.ts';

const records = 25_000;
const portion = 10_000;
const importing = ['records', 'import', '--type', 'drug-test'];

const batchRow = z.object({ portion: z.number(), added: z.number(), unchanged: z.number() });

/** Drug tests of Stafford, one a row. */
function manyTests(): string {
  const rows = Array.from({ length: records }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `Stafford,T-${index},2008-01-${day},P-${10_000 + index},random`;
  });
  return ['provider,record,tested_on,person,ground', ...rows].join('\n');
}

for (const engine of testDatabases()) {
  describe(`an import of records into ${engine.name} that is killed`, { skip: engine.skip }, () => {
    let workshop: Workshop;
    let file: string;
    before(async () => {
      workshop = await Workshop.open(engine.name);
      file = join(workshop.folder, 'tests.csv');
      await writeFile(file, manyTests());
    });
    after(() => workshop.close());

    async function listBatches() {
      const { out } = await workshop.ran('records', 'batches', '--format', 'json');
      return z.array(batchRow).parse(JSON.parse(out)).toReversed();
    }

    test('leaves whole batches and nothing else, and a second run completes it', async () => {
      const child = workshop.spawn([...importing, file]);
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Stored 10,000')) child.kill('SIGKILL');
      });
      await once(child, 'exit');
      assert.equal(child.signalCode, 'SIGKILL', said);

      const left = await listBatches();
      assert.ok(left.length >= 1 && left.length < 3, `${left.length} batches`);
      assert.deepEqual(
        left.map((batch) => [batch.portion, batch.added]),
        left.map((_, index) => [index + 1, portion]),
      );

      const again = await workshop.ran(...importing, file);
      assert.match(again.err, new RegExp(`${left.length} of the batches had been stored before`));
      assert.deepEqual(
        (await listBatches()).map(({ added, unchanged }) => [added, unchanged]),
        [
          [portion, 0],
          [portion, 0],
          [records - 2 * portion, 0],
        ],
      );
    });
  });
}
