import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { Workshop } from './gatehouse.ts';

const records = 45_000;
const portion = 10_000;

const batchRow = z.object({
  batchId: z.number(),
  fileName: z.string(),
  portion: z.number(),
  added: z.number(),
  unchanged: z.number(),
});

/** Drug tests of Stafford, one a row. */
function manyTests(): string {
  const rows = Array.from({ length: records }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `Stafford,T-${index},2008-01-${day},P-${10_000 + index},random`;
  });
  return ['provider,record,tested_on,person,ground', ...rows].join('\n');
}

describe('an import of records that is killed', () => {
  let workshop: Workshop;
  let file: string;
  before(async () => {
    workshop = await Workshop.open();
    file = join(workshop.folder, 'tests.csv');
    await writeFile(file, manyTests());
  });
  after(() => workshop.close());

  async function listBatches() {
    const { out } = await workshop.run(['records', 'batches', '--format', 'json']);
    return z.array(batchRow).parse(JSON.parse(out)).toReversed();
  }

  const importing = ['records', 'import', '--type', 'drug-test'];

  test('leaves whole batches and nothing else, and a second run completes it', async () => {
    const child = workshop.spawn([...importing, file]);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Stored 20,000')) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    assert.equal(child.signalCode, 'SIGKILL', said);

    const left = await listBatches();
    assert.ok(left.length >= 2 && left.length < 5, `${left.length} batches`);
    assert.deepEqual(
      left.map(({ portion: number, added }) => [number, added]),
      left.map((_, index) => [index + 1, portion]),
    );

    const again = await workshop.run([...importing, file]);
    assert.equal(again.code, 0, again.err);
    assert.match(again.err, new RegExp(`${left.length} of the batches had been stored before`));
    const all = await listBatches();
    assert.deepEqual(
      all.map(({ added, unchanged }) => [added, unchanged]),
      [...Array(4).fill([portion, 0]), [records - 4 * portion, 0]],
    );

    const third = await workshop.run([...importing, file]);
    assert.match(third.err, /0 new, 0 corrected, 0 taken back, 45,000 known as they stand/);
    assert.equal((await listBatches()).length, 5);
  });
});
