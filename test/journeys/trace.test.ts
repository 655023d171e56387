import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { Browser } from '../cookie-browser.ts';
import { signIn, stop, Workshop } from './gatehouse.ts';

const traceAnswer = z.object({
  outturn: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  records: z.object({
    counts: z.object({ counted: z.number(), 'not counted': z.number(), 'left out': z.number() }),
    rows: z.array(
      z.object({
        record: z.string(),
        revision: z.number(),
        batch: z.number(),
        recordedAt: z.string(),
      }),
    ),
  }),
});
const performanceRow = z.object({
  outturn: z.number().nullable(),
  basis: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});

const heading = 'provider,record,tested_on,person,ground,result';
const tests = Array.from({ length: 40 }, (_, index) => {
  const day = String((index % 28) + 1).padStart(2, '0');
  const result = index < 6 ? 'positive' : 'negative';
  return `Stafford,T-${index},2007-11-${day},P-${100 + index},random,${result}`;
});
const stafford = ['--provider', 'Stafford', '--metric', 'K05', '--period', '2007-08'];

describe('from records to a figure and back', () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await Workshop.open();
  });
  after(() => workshop.close());

  async function importTests(name: string, rows: readonly string[]): Promise<void> {
    const path = join(workshop.folder, name);
    await writeFile(path, [heading, ...rows].join('\n'));
    await workshop.ran('records', 'import', path, '--type', 'drug-test');
  }

  async function trace(...more: string[]) {
    const { out } = await workshop.ran('trace', ...stafford, '--format', 'json', ...more);
    return traceAnswer.parse(JSON.parse(out));
  }

  test('counts agree at every step: import, correction, withdrawal', async () => {
    await importTests('november.csv', tests);
    const { out } = await workshop.run(['performance', ...stafford, '--format', 'json']);
    const [row] = z.array(performanceRow).parse(JSON.parse(out));
    // Six of forty random tests were positive.
    assert.deepEqual(row, { outturn: 15, basis: 'counted', numerator: 6, denominator: 40 });

    const first = await trace();
    assert.deepEqual([first.numerator, first.denominator], [6, 40]);
    assert.deepEqual(first.records.counts, { counted: 6, 'not counted': 34, 'left out': 0 });
    const whole = await trace('--tally', 'random-drug-tests');
    assert.deepEqual(whole.records.counts, { counted: 40, 'not counted': 0, 'left out': 0 });
    const stored = first.records.rows[0]?.recordedAt ?? '';

    // One that had been positive was not random; another one was positive after all.
    await importTests('correction.csv', [
      'Stafford,T-0,2007-11-01,P-100,suspicion,positive',
      ...['T-10,2007-11-11,P-110', 'T-11,2007-11-12,P-111', 'T-12,2007-11-13,P-112'].map(
        (one) => `Stafford,${one},random,positive`,
      ),
    ]);
    const corrected = await trace();
    assert.deepEqual([corrected.numerator, corrected.denominator], [8, 39]);
    assert.deepEqual(corrected.records.counts, { counted: 8, 'not counted': 31, 'left out': 1 });
    const revised = corrected.records.rows.find(({ record }) => record === 'T-10');
    assert.deepEqual([revised?.revision, revised?.batch], [2, 2]);

    const then = await trace('--as-at', stored);
    assert.deepEqual([then.outturn, then.records], [first.outturn, first.records]);

    await workshop.ran('records', 'withdraw', '2', '--reason', 'a mistake');
    const back = await trace();
    assert.deepEqual([back.outturn, back.records.counts], [15, first.records.counts]);
    const verified = await workshop.run(['verify']);
    assert.deepEqual([verified.code, verified.out], [0, '']);
  });

  test('the page and the API say the same to its own people, and nothing of it to the public', async () => {
    const served = await workshop.serve();
    try {
      const query = 'provider=Stafford&metric=K05&period=2007-08';
      const path = `/api/measure/trace?${query}`;
      const ask = async (browser: Browser) =>
        traceAnswer.parse(JSON.parse((await browser.get(path)).body));
      const practitioner = await signIn(served, 'practitioner');
      const { outturn, records } = await ask(practitioner);
      assert.deepEqual([outturn, records.counts.counted], [15, 6]);
      const { text } = await practitioner.get(`/trace?${query}`);
      assert.match(text, /Stafford: Random drug tests that were positive, 2007-08: 15\.0%/);
      assert.match(text, /Counted \(6\)/);
      const open = await ask(new Browser(served.url));
      assert.deepEqual([open.outturn, open.records.rows], [null, []]);
    } finally {
      await stop(served, 'SIGTERM');
    }
  });
});
