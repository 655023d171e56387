import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreementDocument, type DocumentInput, isWide } from './agreement-document.ts';
import { type DocumentTable, paragraphsOf } from './document-table.ts';
import {
  sampleContent,
  sampleFinding,
  sampleInput,
  sampleTemplate,
} from './sample-agreement.fixture.ts';

function tableOf(id: string, change: Partial<DocumentInput> = {}): DocumentTable {
  const { sections } = agreementDocument({ ...sampleInput, ...change });
  const found = sections.flatMap(({ tables }) => tables).find((table) => table.id === id);
  assert.ok(found, id);
  return found;
}

describe('an agreement as a document', () => {
  test('begins with the parties and goes on in the order of the form', () => {
    const { sections } = agreementDocument(sampleInput);
    assert.deepEqual(
      sections.map(({ title, tables }) => [title, ...tables.map((table) => table.title)]),
      [
        ['Parties and term', 'The agreement', 'Signatures'],
        ['Service overview', 'Establishment details', 'Estimated background of the population'],
        ['Delivery', 'Hours worked in services', 'Development objectives'],
        ['Levels at commencement', 'Secure and decent custody'],
      ],
    );
  });

  test('says who agreed, for how long, and which version', () => {
    const [rows] = tableOf('particulars').groups;
    assert.deepEqual(rows?.slice(0, 3), [
      ['Provider', 'HMP Stafford'],
      ['Commissioner', 'West Midlands'],
      ['Term', '1 April 2014 to 31 March 2015'],
    ]);
    assert.deepEqual(rows?.at(-1), ['Content hash', sampleInput.contentHash]);
  });

  test('says in which month it stood so, and by which notices', () => {
    // October 2014 is the tenth month of 2014: 2014 × 12 + 9.
    const change = { month: 2014 * 12 + 9, noticesApplied: ['Notice 1: more kitchen places'] };
    assert.equal(
      agreementDocument({ ...sampleInput, ...change }).asItStood,
      'As it stood in October 2014',
    );
    assert.equal(agreementDocument(sampleInput).asItStood, null);
    const rows = tableOf('particulars', change).groups.flat();
    assert.ok(rows.some(([name, text]) => name === 'Changed by' && /^Notice 1/.test(text ?? '')));
  });

  test('shows each signature, or says that there is none', () => {
    assert.deepEqual(tableOf('signatures').groups, [
      [['HMP Stafford (provider)', 'A. Governor', 'Governor', '1 April 2014']],
    ]);
    assert.equal(
      tableOf('signatures', { signatures: [] }).nothing,
      'Nobody has signed this version.',
    );
  });

  test('reads a form from top to bottom', () => {
    const { columns, groups } = tableOf('table-details');
    assert.equal(columns.length, 2);
    assert.deepEqual(groups, [
      [
        ['Establishment name', 'HMP Stafford'],
        ['Annual operating price', '11,508,731'],
        ['Specialist function', 'Sex offender treatment hub\nfrom late spring'],
      ],
    ]);
  });

  test('keeps the texts of cells as they were written, blank ones too, and marks figures', () => {
    const { columns, groups, totals } = tableOf('table-background');
    assert.deepEqual(
      columns.map(({ title, figures }) => [title, figures]),
      [
        ['', false],
        ['Cat B', true],
        ['Cat C', true],
      ],
    );
    assert.deepEqual(groups[0]?.[2], ['Recalled', '', '71']);
    assert.deepEqual(totals, [['Total', '0', '741']]);
  });

  test('names the rows of an open table by its naming column, and a total in that column', () => {
    const { rowHeader, totals } = tableOf('table-services');
    assert.equal(rowHeader, 1);
    assert.deepEqual(totals, [['', 'Sub total', '', '', '6178.92']]);
  });

  test('leaves out a total of which nothing is stated', () => {
    const services = { ...sampleContent.services, rows: [], totals: { total: {} } };
    const { totals } = tableOf('table-services', { content: { ...sampleContent, services } });
    assert.deepEqual(totals, []);
  });

  test('puts the outturn above the level of each metric', () => {
    const { columns, groups, grouped } = tableOf('table-custody');
    assert.ok(grouped);
    assert.equal(columns.length, 2 + 12 + 1 + 4 + 1);
    assert.deepEqual(
      groups.map((rows) => rows.map((row) => row.slice(0, 3))),
      [
        [
          ['CU001 Discharge to court', 'outturn', ''],
          ['CU001 Discharge to court', 'level', '90.00 %'],
        ],
        [
          ['CU019 SOTP completions', 'outturn', ''],
          ['CU019 SOTP completions', 'level', ''],
        ],
      ],
    );
    assert.deepEqual(groups[1]?.[1]?.at(-1), '942');
  });

  test('says that nothing is stated where nothing is', () => {
    assert.equal(tableOf('table-objectives').nothing, 'Nothing is stated.');
    assert.equal(tableOf('table-services').nothing, null);
    assert.equal(tableOf('table-details', { content: {} }).nothing, 'Nothing is stated.');
  });

  test('tells what disagrees below its table, and nothing that agrees', () => {
    assert.deepEqual(tableOf('table-services').findings, [
      'Core hours a week: Kitchens. Stated 844.50, worked out 847.50, difference -3.00. ' +
        '28:15 read as 28.15: 30 × 28.15 is 844.50.',
    ]);
    assert.deepEqual(tableOf('table-background').findings, []);
  });

  test('tells rows together of which a check says the very same', () => {
    const same = { ...sampleFinding, column: 'hours', cause: null, stated: '28:15' };
    const results = [
      { ...same, title: 'Hours in the day: Kitchens' },
      { ...same, title: 'Hours in the day: Orderly cleaners', row: 'orderlies' },
      { ...same, title: 'Hours in the day: Sub total', row: 'total', stated: '30:00' },
    ];
    const said = tableOf('table-services', { results }).findings.map((one) => one.split('.')[0]);
    assert.deepEqual(said, [
      'Hours in the day: Kitchens and Orderly cleaners',
      'Hours in the day: Sub total',
    ]);
  });

  test('says days in words, and leaves what is no day as it is written', () => {
    const [section] = sampleTemplate.sections;
    const [details] = section?.tables ?? [];
    assert.ok(section && details);
    const columns = details.columns.map((column) => ({ ...column, unit: 'date' as const }));
    const template = {
      ...sampleTemplate,
      sections: [{ ...section, tables: [{ ...details, columns }] }],
    };
    const cells = { name: '2014-09-30', price: 'late spring' };
    const content = { details: { rows: [{ row: 'entry', cells }], totals: {} } };
    const [rows] = tableOf('table-details', { template, content, results: [] }).groups;
    assert.deepEqual(
      rows?.map(([, text]) => text),
      ['30 September 2014', 'late spring', ''],
    );
  });

  test('lies on its side where a table is too wide for an upright page', () => {
    const wide = agreementDocument(sampleInput).sections.filter(isWide);
    assert.deepEqual(
      wide.map(({ title }) => title),
      ['Levels at commencement'],
    );
  });

  test('gives the paragraphs of a text without blank lines', () => {
    assert.deepEqual(paragraphsOf('one\r\n\r\n two \n \rthree'), ['one', ' two ', 'three']);
    assert.deepEqual(paragraphsOf(''), []);
  });
});
