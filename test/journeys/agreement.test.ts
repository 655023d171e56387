import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type Served, signIn, stop, Workshop } from './gatehouse.ts';

const annex = 'stafford-2014-15';
const next = 'stafford-next';
const governor = ['--party', 'provider', '--name', 'G. Example', '--role', 'Governor'];
const commissioner = ['--party', 'commissioner', '--name', 'C. Example', '--role', 'Commissioner'];

const checks = z.array(
  z.object({
    ...{ rule: z.string(), section: z.string(), table: z.string(), row: z.string() },
    ...{ column: z.string(), severity: z.string(), explanation: z.string() },
    outcome: z.enum(['agrees', 'agrees within rounding', 'disagrees', 'cannot be checked']),
    stated: z.string().nullable(),
    computed: z.string().nullable(),
    difference: z.string().nullable(),
  }),
);
const performance = z.array(z.object({ metric: z.string(), levelText: z.string() }));

describe('an agreement by the command line, beside a running hub', () => {
  let workshop: Workshop;
  let served: Served;
  before(async () => {
    workshop = await Workshop.open();
    served = await workshop.serve();
  });
  after(async () => {
    assert.equal(await stop(served, 'SIGTERM'), 0);
    await workshop.close();
  });

  const run = (...args: string[]) => workshop.run(['agreement', ...args]);
  async function done(...args: string[]): Promise<string> {
    const { code, out, err } = await run(...args);
    assert.equal(code, 0, `${args.join(' ')}: ${err}`);
    return out;
  }

  test('is checked, and every disagreement has its place and both figures', async () => {
    const { code, out } = await run('check', annex, '--format', 'json');
    assert.equal(code, 1, 'It holds mistakes.');
    const found = checks.parse(JSON.parse(out));
    const total = found.find(({ table, row }) => table === 'activity-total' && row === 'entry');
    // 220 in services and 390 in other activities are 610; the 269 of industries make 879.
    assert.deepEqual([total?.stated, total?.computed, total?.difference], ['610', '879', '-269']);
    assert.equal(
      found.some(({ outcome }) => outcome === 'cannot be checked'),
      true,
    );
    assert.equal(
      found.some(({ outcome }) => outcome === 'agrees'),
      false,
    );
  });

  test('is exported, filled in and taken back as a draft', async () => {
    await done(
      ...['draft', next, '--template', 'local-annex', '--title', 'HMP Stafford, next year'],
      ...['--provider', 'Stafford', '--commissioner', 'West Midlands', '--like', annex],
      ...['--starts', '2026-04-01', '--ends', '2027-03-31', ...commissioner],
    );
    const folder = join(workshop.folder, 'files');
    await done('export', next, '--out', folder, '--format', 'html,docx,ods,csv');
    const names = await readdir(folder);
    for (const ending of ['html', 'docx', 'ods', 'csv'])
      assert.ok(names.includes(`${next}.${ending}`));
    const again = await run('export', next, '--out', folder, '--format', 'html');
    assert.equal(again.code, 1, 'Files that are there are not replaced.');

    const path = join(folder, `${next}.csv`);
    const text = await readFile(path, 'utf8');
    const line = text.split('\r\n').find((one) => /,capacity,entry,.*,cna,/.test(one));
    assert.ok(line);
    await writeFile(path, text.replace(line, line.replace(/741$/, '750')));
    const dry = await done('import', next, path, '--dry-run', '--format', 'json', ...commissioner);
    assert.match(dry, /"before": "741",\s+"after": "750"/);
    const { err } = await run('import', next, path, ...commissioner);
    assert.match(err, /Version 2 stands/);
  });

  test('refuses what cannot stand in a cell, with its place, and stores nothing', async () => {
    const { code, err } = await run(
      ...['save', next, '--set', 'industries/workshop-1/hours=25:70'],
      ...['--set', 'industries/workshop-1/places=-3', '--set', 'nowhere', ...commissioner],
    );
    assert.equal(code, 1);
    assert.match(err, /nowhere/);
    const both = await run(
      ...['save', next, '--set', 'industries/workshop-1/hours=25:70'],
      ...['--set', 'industries/workshop-1/places=-3', ...commissioner],
    );
    assert.match(both.err, /25:70/);
    assert.match(both.err, /-3/);
    assert.equal(
      (await run('offer', next, '--version-number', '1', ...commissioner)).code,
      1,
      'stale',
    );
  });

  test('is offered, agreed and signed, its findings accepted, and its levels are in force', async () => {
    await done('offer', next, ...commissioner);
    await done('agree', next, ...governor);
    const unread = await run('sign', next, ...governor);
    assert.match(unread.err, /neither mended nor accepted/);
    for (const party of [governor, commissioner]) {
      await done('accept', next, '--all', '--reason', 'Carried over as printed', ...party);
      await done('sign', next, ...party);
    }
    const level = await workshop.run([
      ...['performance', '--provider', 'Stafford', '--metric', 'CU019', '--period', '2026-27'],
      ...['--format', 'json'],
    ]);
    assert.equal(performance.parse(JSON.parse(level.out))[0]?.levelText, '34');
  });

  test('is changed by a notice that the hub shows at once, and read as it stood before', async () => {
    const proposal = [
      ...['--effective', 'Oct 2026', '--title', 'Fewer places', '--reason', 'A wing opens later'],
      ...['--level', 'CU019=30', ...governor],
    ];
    const dry = await done('propose', next, ...proposal, '--dry-run', '--format', 'json');
    assert.match(dry, /"findingsThatVanish"/);
    assert.equal((await done('notices', next, '--format', 'csv')).trim().split('\n').length, 1);
    const proposed = await run('propose', next, ...proposal);
    assert.equal(proposed.code, 0, proposed.err);
    // Table 5 states 34 completions of sex offender treatment, and the level is for them.
    assert.match(proposed.err, /Appears: programmes\/\S+, stated 34, worked out 30: /);
    const manager = await signIn(served, 'provider-manager');
    assert.match((await manager.get(`/agreements/${next}/notices/1`)).text, /Fewer places/);
    await done('answer', next, '1', '--with', 'agree', ...commissioner);
    const september = await done(
      'show',
      next,
      '--on',
      '2026-09-30',
      '--table',
      'levels-interventions',
    );
    const october = await done(
      'show',
      next,
      '--on',
      '2026-10-31',
      '--table',
      'levels-interventions',
    );
    assert.match(september, /CU019\.level.* total +34/);
    assert.match(october, /CU019\.level.* total +30/);
  });
});
