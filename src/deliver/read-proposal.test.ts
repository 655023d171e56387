import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { printPeriod } from '../calendar/index.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import type { GatehouseError } from '../errors.ts';
import { loadEstate } from '../estate/index.ts';
import { xlsxOf } from '../spreadsheet/package.fixture.ts';
import {
  csvFile,
  csvText,
  fourLong,
  fourWide,
  longFile,
  odsBookOf,
  printProblems,
  refusalOf,
  xlsxRows,
} from './figure-file.fixture.ts';
import type { Proposal } from './proposal.ts';
import { type IncomingFile, readProposal } from './read-proposal.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const hub = {
  catalogue,
  estate: loadEstate(packageRoot),
  now: () => new Date('2026-11-02T12:00:00Z'),
};

/** The same four figures in every layout and format. */
const fourFigures = [
  'outturn staffordshire P01 2007-08: 95%',
  'outturn staffordshire P09 2007-08: 1,028',
  'level staffordshire P01 2007-08: 90%',
  'level staffordshire P09 2007-08: 861',
];
function figuresOf({ levels, published }: Proposal): string[] {
  const print = (kind: string) => (figure: Proposal['levels'][number]) =>
    `${kind} ${figure.providerId} ${figure.metric} ${printPeriod(figure.period)}: ${figure.stated.text}`;
  return [...published.map(print('outturn')), ...levels.map(print('level'))];
}

async function refused(file: IncomingFile): Promise<GatehouseError> {
  return refusalOf(readProposal(file, hub));
}

const tab = (rows: string[][]) => rows.map((row) => `${row.join('\t')}\n`).join('');

const formats: { name: string; make: (rows: string[][]) => Promise<Uint8Array> | Uint8Array }[] = [
  { name: 'figures.csv', make: (rows) => Buffer.from(csvText(rows)) },
  { name: 'figures.tsv', make: (rows) => Buffer.from(tab(rows)) },
  { name: 'figures.ods', make: (rows) => odsBookOf({ name: 'Figures', rows }) },
  { name: 'figures.xlsx', make: (rows) => xlsxOf(xlsxRows(rows)) },
];

describe('a file of figures', () => {
  for (const { name, make } of formats) {
    test(`is read in the long layout from ${name}`, async () => {
      const proposal = await readProposal({ name, bytes: await make(fourLong) }, hub);
      assert.equal(proposal.layout, 'long');
      assert.deepEqual(figuresOf(proposal), fourFigures);
      assert.deepEqual(proposal.notices, []);
    });

    test(`is read in the wide layout from ${name}, as the appendices print it`, async () => {
      const file = { name, bytes: await make(fourWide), period: '2007-08' };
      const proposal = await readProposal(file, hub);
      assert.equal(proposal.layout, 'wide');
      assert.deepEqual(figuresOf(proposal), fourFigures);
    });

    test(`is refused in its cells from ${name}`, async () => {
      const rows = [...fourLong, ['Nowhere', 'P01', '2007-08', 'actual', '101%']];
      const { code, status, problems } = await refused({ name, bytes: await make(rows) });
      assert.deepEqual([code, status], ['IMPORT_REFUSED', 422]);
      const sheet = /ods|xlsx/.test(name) ? { sheet: 'Figures' } : {};
      assert.deepEqual(problems[0]?.place, { file: name, ...sheet, row: 6, column: 'A' });
    });
  }

  test('is known by its name and content', async () => {
    const one = await readProposal(longFile([{}]), hub);
    const other = await readProposal(longFile([{ value: '94%' }]), hub);
    assert.equal(one.fileName, 'figures.csv');
    assert.match(one.contentHash, /^[0-9a-f]{64}$/);
    assert.notEqual(one.contentHash, other.contentHash);
  });

  test('keeps values as people write them', async () => {
    const values: [string, string, string, number][] = [
      ['Staffordshire', 'P10', '15.3%', 15.3],
      ['Staffordshire', 'P09', '1,028', 1028],
      ['Dovegate', 'F03', '£26,531,089', 26_531_089],
      ['Birmingham', 'K08', '8h 33m', 8.55],
      ['Stafford', 'K08', '8:15', 8.25],
      ['National', 'N01', '1:75,345', 75_345],
    ];
    const rows = values.map(([provider, metric, value]) => ({ provider, metric, value }));
    const { published } = await readProposal(longFile(rows), hub);
    assert.deepEqual(
      published.map(({ stated }) => [stated.text, stated.value]),
      values.map(([, , text, value]) => [text, value]),
    );
  });

  test('has every problem told at once, in the order of the file', async () => {
    const rows = [
      { provider: 'Stafordshire' },
      { metric: 'P99', period: '2007-19' },
      {},
      { kind: 'forecast' },
      { value: '=cmd()', period: '2006-07' },
      {},
    ];
    const refusal = await refused(longFile(rows));
    assert.equal(refusal.message, 'figures.csv was not imported: 6 problems. Nothing was stored.');
    assert.deepEqual(
      printProblems(refusal).map((line) => line.split(':')[0]),
      [
        'figures.csv, row 2, column A',
        'figures.csv, row 3, column B',
        'figures.csv, row 3, column C',
        'figures.csv, row 5, column D',
        'figures.csv, row 6, column E',
        'figures.csv, row 7, column E',
      ],
    );
  });

  test('tells a wrong heading and a wrong name of a wide table once', async () => {
    const rows = [
      ['', '', 'P01', 'P09', 'P99'],
      ['Stafordshire', 'Actual', '95%', '1,028', '1'],
      ['', 'Target', '90%', '861', '1'],
    ];
    const refusal = await refused({ ...csvFile(rows), period: '2007-08' });
    assert.deepEqual(printProblems(refusal), [
      'figures.csv, row 1, column E: No metric has this code or title. Found: P99',
      'figures.csv, row 2, column A: No provider has this name. Found: Stafordshire',
    ]);
  });

  test('with ten thousand problems has the first hundred listed and all of them counted', async () => {
    const rows = Array.from({ length: 10_000 }, () => ({ provider: 'Nowhere' }));
    const refusal = await refused(longFile(rows));
    assert.equal(
      refusal.message,
      'figures.csv was not imported: 10,000 problems. The first 100 are listed. Nothing was stored.',
    );
    assert.equal(refusal.problems.length, 100);
    assert.equal(refusal.problems[99]?.place?.row, 101);
  });

  test('that states no figure is refused', async () => {
    assert.equal((await refused(longFile([]))).code, 'IMPORT_EMPTY');
    assert.equal((await refused(csvFile([['Dear all']]))).code, 'IMPORT_LAYOUT_UNKNOWN');
    assert.equal(
      (await refused({ name: 'a.csv', bytes: Buffer.alloc(0) })).code,
      'SPREADSHEET_EMPTY',
    );
  });

  test('without a period takes the one that came with it, and that one has to be readable', async () => {
    const rows = [{ period: '' }];
    const taken = await readProposal({ ...longFile(rows), period: '2006/07' }, hub);
    assert.deepEqual(figuresOf(taken), ['outturn staffordshire P01 2006-07: 95%']);
    const missing = await refused(longFile(rows));
    assert.match(missing.problems[0]?.message ?? '', /No period is stated/);
    const unreadable = await refused({ ...longFile(rows), period: 'lately' });
    assert.equal(unreadable.code, 'CALENDAR_PERIOD_UNREADABLE');
  });

  test('keeps a formula in a note as plain text', async () => {
    const { published } = await readProposal(longFile([{ source: '=cmd()' }]), hub);
    assert.equal(published[0]?.note, '=cmd()');
  });
});

describe('the two layouts', () => {
  const value = fc.constantFrom('0%', '95%', '15.3%', '100', 'n/a', '..', '', '*');
  const codes = ['P01', 'P02', 'P03', 'P04'];
  const areas = ['Staffordshire', 'Warwickshire', 'West Mercia'];
  const row = fc.array(value, { minLength: codes.length, maxLength: codes.length });
  const table = fc.array(fc.record({ actual: row, target: row }), {
    minLength: areas.length,
    maxLength: areas.length,
  });

  test('state the same, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const wideRows = rows.flatMap(({ actual, target }, index) => [
          [areas[index] ?? '', 'Actual', ...actual],
          ['', 'Target', ...target],
        ]);
        const across = csvFile([['', '', ...codes], ...wideRows]);
        const down = longFile(
          rows.flatMap((stated, index) =>
            (['actual', 'target'] as const).flatMap((kind) =>
              codes.map((metric, at) => ({
                ...{ provider: areas[index] ?? '', metric, kind },
                value: stated[kind][at] ?? '',
              })),
            ),
          ),
        );
        const inWide = await readProposal({ ...across, period: '2007-08' }, hub);
        const inLong = await readProposal(down, hub);
        assert.deepEqual(figuresOf(inWide), figuresOf(inLong));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a text file', () => {
  const text = csvText([
    ['provider', 'metric', 'period', 'kind', 'value', 'source'],
    ['Dovegate', 'F03', '2007-08', 'actual', '£26,531,089', 'Café – “costs”'],
  ]);

  async function noteOf(
    bytes: Uint8Array,
  ): Promise<[string | undefined, string | null | undefined, string[]]> {
    const { published, notices } = await readProposal({ name: 'costs.csv', bytes }, hub);
    return [published[0]?.stated.text, published[0]?.note, notices];
  }

  test('is read in UTF-16 and in UTF-8, with and without a byte order mark', async () => {
    const marked = `\ufeff${text}`;
    const bigEndian = Buffer.from(marked, 'utf16le').swap16();
    const encoded = [text, marked].map((each) => Buffer.from(each));
    for (const bytes of [...encoded, Buffer.from(marked, 'utf16le'), bigEndian]) {
      assert.deepEqual(await noteOf(bytes), ['£26,531,089', 'Café – “costs”', []]);
    }
  });

  test('is read in Windows-1252, and a notice says so', async () => {
    const latin = text.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94');
    const [value, note, notices] = await noteOf(Buffer.from(latin, 'latin1'));
    assert.deepEqual([value, note], ['£26,531,089', 'Café – “costs”']);
    assert.match(notices.join(), /Windows-1252/);
  });
});
