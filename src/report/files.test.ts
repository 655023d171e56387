import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import { writeFiles } from '../cli/write-files.ts';
import type { Hub } from '../hub.ts';
import { readWorkbook, type Sheet, type Workbook, writeOds } from '../spreadsheet/index.ts';
import { makeAnnualReport } from './actions.ts';
import { listCoverage } from './coverage.ts';
import { listCsvFiles } from './csv.ts';
import type { AnnualReport } from './document.ts';
import { htmlView } from './html.ts';
import { makeSampleReport } from './sample-report.fixture.ts';
import { reportWorkbook } from './workbook.ts';

let hub: Hub;
let report: AnnualReport;

before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  hub = await openSampleHub(await embedded.open());
  report = await makeSampleReport(hub);
});
after(() => hub.database.close());

const codes = { exists: 'REPORT_FILE_EXISTS', notWritten: 'REPORT_NOT_WRITTEN' };

describe('the workbook of a report', () => {
  let book: Workbook;
  const sheet = (name: string): Sheet => {
    const found = book.sheets.find((one) => one.name === name);
    assert.ok(found, name);
    return found;
  };
  const textAt = (name: string, row: number, column: number) =>
    sheet(name).rows[row - 1]?.[column - 1]?.text;

  before(async () => {
    const bytes = await writeOds(reportWorkbook(report, { name: 'Gatehouse', contact: 'Ask us' }));
    book = await readWorkbook(bytes, 'report.ods');
  });

  test('begins with a cover, contents and notes, and ends with the sources', () => {
    const names = book.sheets.map(({ name }) => name);
    assert.deepEqual(names.slice(0, 3), ['Cover', 'Contents', 'Notes']);
    assert.deepEqual(names.slice(-2), ['Worked out', 'Sources']);
    assert.equal(textAt('Cover', 1, 1), 'Annual report 2007-08: West Midlands');
    assert.match(
      sheet('Cover')
        .rows.map((row) => row[0]?.text)
        .join('\n'),
      /Ask us/,
    );
  });

  test('lists every sheet after it in the contents', () => {
    const listed = sheet('Contents')
      .rows.slice(3)
      .map((row) => row[0]?.text);
    assert.deepEqual(
      listed,
      book.sheets.slice(2).map(({ name }) => name),
    );
  });

  test('has a title, lines about it, headings and no gap in every table', () => {
    for (const { name, rows } of book.sheets.slice(3)) {
      const [title, about] = rows;
      assert.match(title?.[0]?.text ?? '', /^Table \d+: /, name);
      assert.match(about?.[0]?.text ?? '', /^This sheet holds one table\./, name);
      const table = rows.slice(rows.findIndex((row) => row.length > 1 && row[1]?.text !== ''));
      const width = table[0]?.length ?? 0;
      for (const row of table) {
        assert.equal(row.length, width, name);
        assert.ok(
          row.every(({ text }) => text !== ''),
          `${name}: ${row.map((c) => c.text).join('|')}`,
        );
      }
    }
  });

  test('has neither merged cells nor formulas', () => {
    for (const cell of book.sheets.flatMap(({ rows }) => rows.flat())) {
      assert.equal(cell.merged ?? false, false);
      assert.equal(cell.formula, undefined);
    }
  });

  test('holds numbers as numbers, with their decimals, and marks for nothing', () => {
    const rows = sheet('Appendix C').rows;
    const row = (provider: string, code: string) =>
      rows.find((cells) => cells[0]?.text === provider && cells[2]?.text === code);
    assert.equal(row('Birmingham', 'K02')?.[4]?.text, '0.07%');
    assert.equal(row('Birmingham', 'K09')?.[4]?.number, 137.9);
    assert.equal(row('Birmingham', 'K09')?.[5]?.text, '[n]');
    assert.equal(row('Drake Hall', 'K04')?.[4]?.text, '[x]');
    assert.equal(row('Birmingham', 'K04')?.[4]?.text, '[z]');
    const costs = sheet('Costs').rows.at(-1);
    assert.deepEqual(
      costs?.slice(1, 8).map(({ number }) => number),
      [860, 840, 26_531_089, 30_850, 30_850, 31_585, 31_585],
    );
  });

  test('links every figure to the row that says where it came from', () => {
    const written = reportWorkbook(report, { name: 'Gatehouse' });
    const links = written.sheets
      .flatMap(({ rows }) => rows.flat())
      .flatMap((cell) => ('href' in cell && /^[SW]\d/.test(cell.text) ? [cell] : []));
    assert.ok(links.length > 1000);
    for (const { href, text } of links) {
      const [, name = '', row = '0'] = /^#'(.+)'\.A(\d+)$/.exec(href) ?? [];
      assert.equal(textAt(name, Number(row), 1), text);
    }
  });
});

describe('the CSV files of a report', () => {
  test('name the entries that a sum rests on, those of outturns and of levels apart', () => {
    const files = listCsvFiles(report);
    const lines = (name: string) =>
      files
        .find((file) => file.name === name)
        ?.text()
        .split('\r\n') ?? [];
    const total = lines('totals-areas').find((line) => line.includes(',P09,'));
    const [outturn, level] = total?.split(',').slice(-3) ?? [];
    const from = (entry: string | undefined) =>
      lines('worked-out')
        .find((line) => line.startsWith(`${entry},`))
        ?.split(',')
        .at(-1)
        ?.split(' ')
        .map((source) => lines('sources').find((line) => line.startsWith(`${source},`)))
        .map((line) => /,(outturn|level),(\d+),/.exec(line ?? '')?.slice(1));
    assert.deepEqual(
      from(outturn),
      ['1028', '412', '957', '3384'].map((text) => ['outturn', text]),
    );
    assert.deepEqual(
      from(level),
      ['861', '331', '828', '2681'].map((text) => ['level', text]),
    );
  });

  test('give every outturn and level in one long file', () => {
    const [performance] = listCsvFiles(report);
    const lines = performance?.text().split('\r\n') ?? [];
    const staffordshire = lines.find((line) => line.startsWith('Staffordshire,area,P14,'));
    assert.match(
      staffordshire ?? '',
      /,345,345,291,291,54,18\.6,met,.*probation-areas\.csv,2,Q,\d+,.*probation-areas\.csv,3,Q,/,
    );
    // 4 areas by 24, 12 prisons by 25, the region's 49 and the nation's levels.
    assert.ok(lines.length > 4 * 24 + 12 * 25 + 32);
  });

  test('have names of their own and no blank cell in a table', () => {
    const files = listCsvFiles(report);
    assert.equal(new Set(files.map(({ name }) => name)).size, files.length);
    for (const { name, text } of files.slice(1)) {
      assert.doesNotMatch(text(), /(^|,)(,|\r\n)/m, name);
    }
  });
});

describe('the links of a report', () => {
  const drawChart = ({ id, title }: { id: string; title: string }) => ({
    id,
    title,
    svg: '<svg></svg>',
    description: '',
  });

  test('lead within the file to an entry, which leads back to every section that uses it', () => {
    const { origins } = htmlView(report, { drawChart });
    const entries = origins.files.flatMap(({ sources }) => sources);
    // 673 figures of Appendices B and C and the blanks and figures beside them.
    assert.ok(entries.length > 900);
    assert.ok(entries.every(({ uses }) => uses.length > 0));
    const p14 = entries.find(
      ({ source }) => source.subject === 'Staffordshire' && source.metric === 'P14',
    );
    assert.deepEqual(
      p14?.uses.map(({ title }) => title),
      ['Staffordshire Probation Area', 'Appendix B: figures of areas'],
    );
  });

  test('lead from a page to the pages of the figures, without a list of sources', () => {
    const sourceHref = () => '/figures/published/1';
    const { origins } = htmlView(report, { drawChart, sourceHref });
    assert.deepEqual(origins.files, []);
    assert.ok(origins.workings.every(({ from, table }) => from.length > 0 || table !== undefined));
  });
});

describe('writing a report', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-report-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  test('makes the folders, and refuses to replace a file unless asked to', async () => {
    const files = [
      { path: 'one.html', body: 'new' },
      { path: 'tables/two.csv', body: 'new' },
    ];
    const inner = join(folder, 'made');
    assert.deepEqual(await writeFiles(inner, files, { overwrite: false, codes }), [
      join(inner, 'one.html'),
      join(inner, 'tables/two.csv'),
    ]);
    writeFileSync(join(inner, 'one.html'), 'mine');
    rmSync(join(inner, 'tables/two.csv'));
    await assert.rejects(writeFiles(inner, files, { overwrite: false, codes }), {
      code: 'REPORT_FILE_EXISTS',
    });
    assert.equal(readFileSync(join(inner, 'one.html'), 'utf8'), 'mine');
    assert.equal(existsSync(join(inner, 'tables/two.csv')), false);
    await writeFiles(inner, files, { overwrite: true, codes });
    assert.equal(readFileSync(join(inner, 'one.html'), 'utf8'), 'new');
  });

  test('says so where the folder does not allow it', async () => {
    writeFileSync(join(folder, 'file'), '');
    const files = [{ path: 'a.html', body: '' }];
    await assert.rejects(writeFiles(join(folder, 'file'), files, { overwrite: true, codes }), {
      code: 'REPORT_NOT_WRITTEN',
    });
  });
});

describe('a report that cannot be made', () => {
  const ask = (region: string, period: string) =>
    makeAnnualReport(hub, { region, period: parsePeriod(period) });

  test('names the years that have figures', async () => {
    await assert.rejects(ask('West Midlands', '2011-12'), {
      code: 'REPORT_NO_FIGURES',
      message: /the West Midlands region in 2011-12\. There are figures for 2014-15 and 2007-08\./,
    });
  });

  test('names the regions that have figures', async () => {
    const { regions } = hub.estate;
    const other = regions.find(({ id }) => id !== 'west-midlands');
    assert.ok(other);
    await assert.rejects(ask(other.id, '2007-08'), {
      code: 'REPORT_NO_FIGURES',
      message: /There are figures for West Midlands \(2014-15 and 2007-08\)\./,
    });
  });

  test('asks for a financial year and a region', async () => {
    await assert.rejects(ask('West Midlands', '2007-08 Q4'), { code: 'REPORT_NOT_A_YEAR' });
    await assert.rejects(ask('Staffordshire', '2007-08'), { code: 'ESTATE_UNKNOWN' });
  });

  test('is not offered', async () => {
    const coverage = await listCoverage(hub);
    assert.deepEqual(
      coverage.map(({ region, years }) => [region.id, years]),
      [['west-midlands', ['2014-15', '2007-08']]],
    );
  });
});
