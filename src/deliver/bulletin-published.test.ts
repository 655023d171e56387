import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { printPeriod } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { readWorkbook } from '../spreadsheet/index.ts';
import type { Bulletin } from './bulletin.ts';
import { checkBulletin } from './bulletin-check.ts';
import { readBulletin } from './bulletin-reading.ts';
import { sumOf } from './bulletin-sum.ts';

/** Bulletins as published, which are not part of this package. */
const FOLDER = path.join(packageRoot, '../shared/data/population-bulletins');
const skip = existsSync(FOLDER) ? false : 'The published bulletins are not here.';

/** Sums of the rows, added up outside this program: baseline CNA, in-use CNA, operational capacity, population. */
const PUBLISHED = [
  {
    file: '10004C44pop_bull_jan_11.txt',
    month: 'Jan 2011',
    reportDate: '2011-01-28',
    establishments: 137,
    sums: [80093, 77537, 90009, 84145],
    margin: 2000,
    // 426 in 335 places is 127.2%; all other percentages and totals agree.
    findings: ['Usk/ Prescoed 116% 127%'],
  },
  {
    file: 'prison-pop-may-2018.ods',
    month: 'May 2018',
    reportDate: '2018-05-25',
    establishments: 119,
    sums: [79124, 75778, 88555, 83430],
    margin: 2000,
    findings: [],
  },
  {
    file: 'monthly-bulletin-june-2019.ods',
    month: 'Jun 2019',
    reportDate: '2019-06-28',
    establishments: 119,
    sums: [79524, 75105, 87056, 82676],
    margin: 2000,
    findings: [],
  },
  {
    file: 'prison-pop-october-2019.ods',
    month: 'Oct 2019',
    reportDate: '2019-10-25',
    establishments: 118,
    sums: [79650, 75295, 87053, 83795],
    margin: 2000,
    findings: [],
  },
  {
    file: 'prison-pop-april-2021.ODS',
    month: 'Apr 2021',
    reportDate: '2021-04-30',
    establishments: 118,
    sums: [79683, 76742, 83817, 77859],
    margin: 3000,
    findings: [],
  },
  {
    file: 'Population_bulletin_monthly_March_2024_Corrected.ods',
    month: 'Mar 2024',
    reportDate: '2024-03-22',
    establishments: 120,
    sums: [83192, 79693, 90285, 87699],
    margin: 1350,
    findings: [],
  },
  {
    file: 'Monthly_Bulletin_December_2024_web.ODS',
    month: 'Dec 2024',
    reportDate: '2024-12-30',
    establishments: 120,
    sums: [83596, 79409, 90038, 85618],
    margin: 1350,
    findings: [],
  },
] as const;

async function read(file: string): Promise<Bulletin> {
  const workbook = await readWorkbook(readFileSync(path.join(FOLDER, file)), file);
  const reading = readBulletin(workbook);
  assert.ok('bulletin' in reading, JSON.stringify(reading));
  return reading.bulletin;
}

describe('published bulletins of every layout', { skip }, () => {
  for (const published of PUBLISHED) {
    test(`${published.month} is read whole`, async () => {
      const bulletin = await read(published.file);
      assert.equal(printPeriod(bulletin.month), published.month);
      assert.equal(bulletin.reportDate, published.reportDate);
      assert.equal(bulletin.rows.length, published.establishments);
      assert.equal(bulletin.operatingMargin, published.margin);
      const columns = ['baselineCna', 'inUseCna', 'operationalCapacity', 'population'] as const;
      assert.deepEqual(
        columns.map((column) => sumOf(bulletin.rows, column)),
        published.sums,
      );
    });

    test(`${published.month} has the findings that its figures give`, async () => {
      const findings = checkBulletin(await read(published.file));
      assert.deepEqual(
        findings.map(({ subject, stated, computed }) => `${subject} ${stated} ${computed}`),
        published.findings,
      );
    });
  }

  test('January 2011 prints 274 percentages and seven totals', async () => {
    const { rows, totals } = await read('10004C44pop_bull_jan_11.txt');
    const printed = rows.flatMap((row) => [
      row.printedPopulationPercent,
      row.printedAvailablePercent,
    ]);
    assert.equal(printed.filter((percent) => percent !== undefined).length, 274);
    assert.deepEqual(totals.map(({ of, stated }) => `${of} ${stated}`).sort(), [
      'availablePercent 97',
      'baselineCna 80093',
      'inUseCna 77537',
      'outOfUse 2556',
      'population 84145',
      'populationPercent 109',
      'useableOperationalCapacity 88009',
    ]);
  });

  test('names that go on in the next line are put together', async () => {
    const { rows } = await read('10004C44pop_bull_jan_11.txt');
    const names = rows.map((row) => row.name).filter((name) => name.includes('Sheppey'));
    assert.deepEqual(names, [
      'Elmley (Sheppey Cluster)',
      'Standford Hill (Sheppey Cluster)',
      'Swaleside (Sheppey Cluster)',
    ]);
    assert.ok(rows.some((row) => row.name === 'Isle of Wight'));
  });

  test('an empty establishment has no population', async () => {
    const { rows } = await read('prison-pop-may-2018.ods');
    const empty = rows.filter((row) => row.population === null).map((row) => row.name);
    assert.deepEqual(empty, ['Blantyre House', 'The Verne']);
  });
});
