import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Hub } from '../hub.ts';
import { openThreePrisons } from '../measure/suppression/three-prisons.fixture.ts';
import { readWorkbook, writeOds } from '../spreadsheet/index.ts';
import { listCsvFiles } from './csv.ts';
import type { AnnualReport } from './document.ts';
import { linesOf, makeSampleReport, sectionOf } from './sample-report.fixture.ts';
import { reportWorkbook } from './workbook.ts';

/**
 * Positive drug tests (K05) of a region of three prisons, of whom records are held: 3 of 40, 12 of 100 and 20 of 90,
 * 35 of 230 together. 3 is small, and 12 is the least that hides it, since 35 less 20 and 12 are 3.
 */
describe('an annual report in which figures are counted', () => {
  let hub: Hub;
  let report: AnnualReport;

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = await openThreePrisons(await openSampleHub(await embedded.open()));
    report = await makeSampleReport(hub);
  });
  after(() => hub.database.close());

  test('suppresses small figures though whoever makes it may see performance', () => {
    const found = report.measured.filter(({ row }) => row.metric === 'K05');
    const shown = found.map(({ row, outturn, standing, gap }) => [
      row.providerId,
      outturn.text,
      outturn.nothing,
      // A difference from the level would give the outturn away.
      outturn.nothing === 'suppressed' ? [standing, gap] : [],
    ]);
    const withheld = ['suppressed', 'suppressed', ['no outturn', undefined]];
    assert.deepEqual(shown.slice(0, 4), [
      ['featherstone', ...withheld],
      ['shrewsbury', '22.2%', null, []],
      ['stafford', ...withheld],
      ['west-midlands', '15.2%', null, []],
    ]);
  });

  test('explains the rule among its notes', () => {
    const lines = linesOf(sectionOf(report.sections, 'method'));
    assert.equal(lines.filter((line) => /a count of 1 to 4 is not published/.test(line)).length, 1);
  });

  test('says suppressed in its files and nowhere what it is', async () => {
    const csv = listCsvFiles(report).map(({ name, text }) => ({ name, text: text() }));
    const rows = (csv.find(({ name }) => name === 'performance')?.text ?? '').split(/\r?\n/);
    const stafford = rows.find((row) => /^Stafford,establishment,K05,/.test(row)) ?? '';
    assert.match(stafford, /,,suppressed,/);
    const book = await readWorkbook(
      await writeOds(reportWorkbook(report, { name: 'Gatehouse' })),
      'r.ods',
    );
    const cells = book.sheets.flatMap((sheet) =>
      sheet.rows.flatMap((row) => row.map((cell) => cell?.text ?? '')),
    );
    assert.ok(cells.includes('[c]'));
    assert.ok(cells.some((text) => /a count of 1 to 4 is not published/.test(text)));
    // 3 of 40 is 7.5%, and 12 of 100 are 12%.
    const all = [...csv.map(({ text }) => text), ...cells].join('\n');
    assert.doesNotMatch(all, /3 of 40|12 of 100/);
    assert.doesNotMatch(stafford, /7\.5/);
  });
});
