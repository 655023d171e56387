import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { stop, Workshop } from './gatehouse.ts';

const performanceRow = z.object({
  provider: z.string(),
  providerKind: z.enum(['area', 'establishment', 'group', 'region', 'nation']),
  metric: z.string(),
  title: z.string(),
  period: z.string(),
  unit: z.string(),
  outturn: z.number().nullable(),
  outturnText: z.string(),
  level: z.number().nullable(),
  levelText: z.string(),
  variance: z.number().nullable(),
  variancePercent: z.number().nullable(),
  status: z.enum(['met', 'missed', 'no level', 'no outturn']),
  nothing: z.string().nullable(),
});

describe('a newcomer at the command line', () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await Workshop.open();
  });
  after(() => workshop.close());

  test('the first command loads the shipped figures, says so, and a second one does not', async () => {
    const first = await workshop.run(['performance', '--provider', 'Staffordshire']);
    assert.equal(first.code, 0);
    assert.match(first.err, /Loaded 1,?084 shipped figures/);
    const second = await workshop.run(['performance', '--provider', 'Staffordshire']);
    assert.equal(second.err, '');
    assert.equal(second.out, first.out);
  });

  test('performance as JSON has the names that programs rely on', async () => {
    const args = ['performance', '--provider', 'Staffordshire', '--period', '2007-08'];
    const { out } = await workshop.run([...args, '--format', 'json']);
    const rows = z.array(performanceRow).parse(JSON.parse(out));
    assert.equal(rows.length, 24);
    const unpaidWork = rows.find(({ metric }) => metric === 'P09');
    assert.deepEqual(
      [unpaidWork?.outturn, unpaidWork?.level, unpaidWork?.variance],
      [1028, 861, 167],
    );
    assert.equal(unpaidWork?.variancePercent?.toFixed(1), '19.4');
  });

  test('performance as CSV opens in a spreadsheet', async () => {
    const { out } = await workshop.run([
      'performance',
      '--provider',
      'Stoke Heath',
      '--format',
      'csv',
    ]);
    const [heading, first] = out.split('\r\n');
    assert.match(heading ?? '', /^\ufeff?provider,providerKind,metric,/);
    assert.match(first ?? '', /^Stoke Heath,establishment,K01,/);
  });

  test('a region, a metric and the nation can be asked for', async () => {
    const region = await workshop.run([
      'performance',
      '--region',
      'West Midlands',
      '--metric',
      'P14',
    ]);
    assert.match(region.out, /West Midlands +region +P14 .* 1,?701 +1,?540 /);
    const nation = await workshop.run([
      'performance',
      '--provider',
      'National',
      '--format',
      'json',
    ]);
    const rows = z.array(performanceRow).parse(JSON.parse(nation.out));
    assert.equal(rows.find(({ metric }) => metric === 'P09')?.level, 46_300);
  });

  test('the change of scorecard positions comes with its net, with and without the group', async () => {
    const { out, err } = await workshop.run(['positions']);
    assert.match(out, /Featherstone +104 +37 +67/);
    assert.match(err, /Net change 113; without providers reported as a group -2\./);
  });

  test('mistakes at the keyboard exit with 2, unknown names with 1 and the nearest ones', async () => {
    const period = await workshop.run(['performance', '--period', '2007']);
    assert.equal(period.code, 2);
    assert.match(period.err, /Write a period such as 2007-08/);
    const provider = await workshop.run(['performance', '--provider', 'Stoke Heeth']);
    assert.equal(provider.code, 1);
    assert.match(provider.err, /Stoke Heath/);
  });

  test('an import is previewed, stored once, and changes nothing the second time', async () => {
    const file = join(workshop.folder, 'correction.csv');
    await writeFile(file, 'provider,metric,period,kind,value\nStafford,K05,2007-08,actual,4.3%\n');
    const dry = await workshop.run(['import', file, '--dry-run']);
    assert.match(dry.out, /figure +Stafford +K05 +2007-08 +4\.2% +4\.3%/);
    assert.match(dry.err, /Would be stored: 0 new, 1 changed; 0 unchanged/);
    assert.match(
      (await workshop.run(['import', file])).err,
      /Stored: 0 new, 1 changed; 0 unchanged/,
    );
    assert.match((await workshop.run(['import', file])).err, /changes nothing/);
    const after = await workshop.run(['performance', '--provider', 'Stafford', '--metric', 'K05']);
    assert.match(after.out, /4\.3% +9\.0% +4\.7/);
  });

  test('a file with mistakes is refused whole, each with its place', async () => {
    const file = join(workshop.folder, 'mistakes.csv');
    await writeFile(
      file,
      'provider,metric,period,kind,value\nStafford,K99,2007-08,actual,4\nStaford,K05,2007-08,actual,104%\n',
    );
    const { code, err } = await workshop.run(['import', file]);
    assert.equal(code, 1);
    assert.match(err, /mistakes\.csv, row 2, column B: No metric has this code/);
    assert.match(err, /mistakes\.csv, row 3, column A: No provider has this name/);
    assert.match(err, /Nothing was stored/);
  });

  test('definitions are checked, and every mistake is named', async () => {
    assert.equal((await workshop.run(['definitions', 'check'])).code, 0);
    await writeFile(
      join(workshop.folder, 'broken.yaml'),
      'kind: metrics\nera: 2007-08\nmetrics:\n  - code: X1\n',
    );
    const broken = await workshop.run(['definitions', 'check', workshop.folder]);
    assert.equal(broken.code, 1);
    assert.match(broken.out, /broken\.yaml, line 4/);
  });

  test('the server says when it is ready, holds its data, and closes cleanly on a signal', async () => {
    const served = await workshop.serve();
    const answer = await fetch(`${served.url}/health`);
    assert.equal(answer.status, 200);
    const other = await workshop.run(['serve'], { PORT: '0' });
    assert.equal(other.code, 3);
    assert.match(other.err, new RegExp(`held by process ${served.child.pid} \\(gatehouse serve`));
    assert.equal(await stop(served, 'SIGTERM'), 0);
    const again = await workshop.serve();
    assert.doesNotMatch(again.notes(), /Loaded/);
    assert.equal(await stop(again, 'SIGINT'), 0);
  });

  test('a command beside the running server works on the same data, and the server shows it at once', async () => {
    const served = await workshop.serve();
    const shown = async () => {
      const answer = await fetch(`${served.url}/api/performance?provider=Stafford&metric=K06`);
      return z.array(performanceRow).parse(await answer.json())[0]?.outturn;
    };
    assert.equal(await shown(), 98);
    const file = join(workshop.folder, 'while-serving.csv');
    await writeFile(file, 'provider,metric,period,kind,value\nStafford,K06,2007-08,actual,97%\n');
    assert.match((await workshop.run(['import', file])).err, /Stored: 0 new, 1 changed/);
    assert.equal(await shown(), 97);
    const listed = await workshop.run(['performance', '--provider', 'Stafford', '--metric', 'K06']);
    assert.match(listed.out, /97%/);
    assert.equal(await stop(served, 'SIGTERM'), 0);
  });

  test('a port in use is told in one sentence', async () => {
    const served = await workshop.serve();
    const elsewhere = await Workshop.open();
    const second = await elsewhere.run(['serve'], { PORT: new URL(served.url).port });
    assert.equal(second.code, 3);
    assert.match(second.err, /Port \d+ on localhost cannot be listened on/);
    await stop(served, 'SIGTERM');
    await elsewhere.close();
  });

  test('a killed server loses nothing that was committed', async () => {
    const served = await workshop.serve();
    await stop(served, 'SIGKILL');
    const after = await workshop.run(['performance', '--provider', 'Stafford', '--metric', 'K05']);
    assert.match(after.out, /4\.3%/);
  });
});
