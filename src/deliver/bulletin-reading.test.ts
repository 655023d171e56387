import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { printPeriod } from '../calendar/index.ts';
import { type OdsCell, readWorkbook, type Workbook, writeOds } from '../spreadsheet/index.ts';
import type { Bulletin } from './bulletin.ts';
import { isBulletin, readBulletin } from './bulletin-reading.ts';

async function spreadsheet(rows: (string | number)[][]): Promise<Workbook> {
  const cells = rows.map((row) => row.map((cell): OdsCell => asCell(cell)));
  const bytes = await writeOds({ title: 'Bulletin', sheets: [{ name: 'Bulletin', rows: cells }] });
  return readWorkbook(bytes, 'bulletin.ods');
}

function asCell(cell: string | number): OdsCell {
  return typeof cell === 'number' ? { number: cell } : { text: cell };
}

async function read(rows: (string | number)[][]): Promise<Bulletin> {
  return bulletinOf(await spreadsheet(rows));
}

function bulletinOf(workbook: Workbook): Bulletin {
  const reading = readBulletin(workbook);
  assert.ok('bulletin' in reading, JSON.stringify(reading));
  return reading.bulletin;
}

async function problemsOf(rows: (string | number)[][]): Promise<string[]> {
  const reading = readBulletin(await spreadsheet(rows));
  assert.ok('problems' in reading);
  return reading.problems.map(
    ({ message, place, found }) =>
      `${place?.row ?? ''}${place?.column ?? ''} ${message} ${found ?? ''}`,
  );
}

const TITLE = ['Monthly Bulletin - May 2018'];
const HEADING = [
  'Prison Name',
  'Baseline CNA',
  'In Use CNA',
  'Operational Capacity',
  'Population *',
];

describe('a bulletin as a spreadsheet', () => {
  const rows = [
    TITLE,
    ['Report Date : 25/05/2018'],
    [],
    HEADING,
    ['Northgate', 800, 790, 1184, 1155],
    ['Blank House', 122, 0, 0, ''],
    ['Sub total', 922, 790, 1184, 1155],
    [],
    ['Immigration Removal Centres (IRCs)'],
    ['Eastmoor (IRC)', 392, 392, 392, 333],
    ['Sub total', 392, 392, 392, 333],
    [],
    ['Total', 1314, 1182, '1376 **', 1488],
    [
      '** Useable Operational Capacity of the estate is the sum of all establishments’ operational capacity less 200 places.',
    ],
  ];

  test('has a month, a report date, establishments and an operating margin', async () => {
    const bulletin = await read(rows);
    assert.equal(printPeriod(bulletin.month), 'May 2018');
    assert.equal(bulletin.reportDate, '2018-05-25');
    assert.equal(bulletin.operatingMargin, 200);
    assert.deepEqual(bulletin.rows[0], {
      name: 'Northgate',
      baselineCna: 800,
      inUseCna: 790,
      operationalCapacity: 1184,
      population: 1155,
      place: { row: 5 },
      columns: { baselineCna: 'B', inUseCna: 'C', operationalCapacity: 'D', population: 'E' },
    });
  });

  test('an establishment without a population has none, rather than nobody', async () => {
    const bulletin = await read(rows);
    assert.deepEqual(
      bulletin.rows.map((row) => [row.name, row.population]),
      [
        ['Northgate', 1155],
        ['Blank House', null],
        ['Eastmoor (IRC)', 333],
      ],
    );
    assert.equal(bulletin.rows[2]?.section, 'Immigration Removal Centres (IRCs)');
  });

  test('has totals that know which rows they sum, and the last is less the margin', async () => {
    const { totals } = await read(rows);
    assert.deepEqual(
      totals.map(({ label, of, stated, from, to, place }) => [
        label,
        of,
        stated,
        from,
        to,
        place.column,
      ]),
      [
        ['Sub total', 'baselineCna', 922, 0, 2, 'B'],
        ['Sub total', 'inUseCna', 790, 0, 2, 'C'],
        ['Sub total', 'operationalCapacity', 1184, 0, 2, 'D'],
        ['Sub total', 'population', 1155, 0, 2, 'E'],
        ['Sub total', 'baselineCna', 392, 2, 3, 'B'],
        ['Sub total', 'inUseCna', 392, 2, 3, 'C'],
        ['Sub total', 'operationalCapacity', 392, 2, 3, 'D'],
        ['Sub total', 'population', 333, 2, 3, 'E'],
        ['Total', 'baselineCna', 1314, 0, 3, 'B'],
        ['Total', 'inUseCna', 1182, 0, 3, 'C'],
        ['Total', 'useableOperationalCapacity', 1376, 0, 3, 'D'],
        ['Total', 'population', 1488, 0, 3, 'E'],
      ],
    );
  });

  test('may have its columns in any order, with percentages, and headings over two rows', async () => {
    const { rows: read1 } = await read([
      ['Population bulletin: monthly, March 2024'],
      [
        'Population',
        '% pop to',
        'Establishment',
        'Operational',
        'In-use',
        'Baseline',
        '% accommodation',
      ],
      ['', 'in use CNA', '', 'capacity', 'CNA', 'CNA', 'available'],
      ['1,155', '146%', 'Northgate', '1,184†', 790, '800 [note 1]', '99%'],
    ]);
    const [row] = read1;
    assert.deepEqual(
      [row?.name, row?.baselineCna, row?.inUseCna, row?.operationalCapacity, row?.population],
      ['Northgate', 800, 790, 1184, 1155],
    );
    assert.equal(row?.printedPopulationPercent, 146);
    assert.equal(row?.printedAvailablePercent, 99);
    assert.equal(row?.columns.populationPercent, 'B');
  });

  test('takes its month from the report date where no title has one', async () => {
    const bulletin = await read([
      ['Report Date', '', '28 January 2011'],
      HEADING,
      ['Northgate', 1, 1, 1, 1],
    ]);
    assert.equal(printPeriod(bulletin.month), 'Jan 2011');
    assert.equal(bulletin.reportDate, '2011-01-28');
  });
});

test('the month in the title is not taken from the report date above it, nor from the notes', async () => {
  const bulletin = await read([
    ['Report Date', '27 April 2018'],
    TITLE,
    HEADING,
    ['Northgate', 1, 1, 1, 1],
    ['Figures before January 2010 were counted otherwise.'],
  ]);
  assert.equal(printPeriod(bulletin.month), 'May 2018');
});

describe('a bulletin as text, begun a tab late', () => {
  const text = [
    '\tMonthly Bulletin - January 2011',
    'Report Date:\t28/01/2011\tPage\t1',
    '\tPrison Name\tBaseline \tIn Use CNA\tOperational \tPopulation *\t% Pop to     In \t% Accommodation ',
    '\tCNA\tCapacity\tUse CNA\tAvailable',
    'Northgate\t1,112\t1,112\t1,112\t1,086\t98%\t100%',
    '(Eastmoor Cluster)\t',
    'Isle of Sand***\t1563\t1550\t1686\t1669\t108%\t99%',
    '',
    'Report Date:\t28/01/2011\tPage\t2',
    '\tPrison Name\tBaseline \tIn Use CNA\tOperational \tPopulation *\t% Pop to     In \t% Accommodation ',
    '\tCNA\tCapacity\tUse CNA\tAvailable',
    'Usk/ Vale\t335\t335\t449\t426\t127%\t100%',
    '',
    '\tTotal Baseline CNA\t3,010\t% Population to In Use CNA\t106%',
    '\tTotal In Use CNA\t2,997\tTotal % Accommodation Available\t100%',
    '\tTotal Useable \t1,247\tTotal Out of Use Accommodation\t13',
    '\tOperational Capacity\t**',
    '\tTotal Population\t3,181',
    '\t** No places are currently activated.',
    'Useable Operational Capacity of the estate is the sum of all establishments’ operational capacity less 2000 places. ',
  ].join('\r\n');

  test('is read past its page headings, with names that go on in the next line', async () => {
    const bulletin = bulletinOf(await readWorkbook(Buffer.from(text), 'bulletin.txt'));
    assert.deepEqual(
      bulletin.rows.map((row) => [
        row.name,
        row.baselineCna,
        row.population,
        row.printedPopulationPercent,
      ]),
      [
        ['Northgate (Eastmoor Cluster)', 1112, 1086, 98],
        ['Isle of Sand', 1563, 1669, 108],
        ['Usk/ Vale', 335, 426, 127],
      ],
    );
    assert.equal(bulletin.rows[2]?.place.row, 12);
    assert.equal(bulletin.rows[2]?.columns.populationPercent, 'F');
  });

  test('has its totals beside their labels', async () => {
    const { totals } = bulletinOf(await readWorkbook(Buffer.from(text), 'bulletin.txt'));
    assert.deepEqual(
      totals.map(({ of, stated, place }) => [of, stated, `${place.column}${place.row}`]),
      [
        ['baselineCna', 3010, 'C14'],
        ['populationPercent', 106, 'E14'],
        ['inUseCna', 2997, 'C15'],
        ['availablePercent', 100, 'E15'],
        ['useableOperationalCapacity', 1247, 'C16'],
        ['outOfUse', 13, 'E16'],
        ['population', 3181, 'C18'],
      ],
    );
  });
});

describe('a bulletin with mistakes lists them all', () => {
  test('figures that are none, a date that is none, a name that stands twice', async () => {
    assert.deepEqual(
      await problemsOf([
        TITLE,
        ['Report Date : 31/02/2018'],
        HEADING,
        ['Northgate', '8OO', 790, 1184, 1155],
        ['Eastmoor', 100, 10.5, -3, 90],
        ['Northgate', 1, 1, 1, 1],
        ['', 5, 5, 5, 5],
      ]),
      [
        '2 The report date of the bulletin cannot be read. 31/02/2018',
        '4B A figure of Northgate cannot be read. 8OO',
        '5C A figure of Eastmoor cannot be read. 10.5',
        '5D A figure of Eastmoor cannot be read. -3',
        '6 Northgate stands twice in this bulletin, first in row 4. Leave one of them out. Northgate',
        '7 There are figures here without the name of an establishment. ',
      ],
    );
  });

  test('no month', async () => {
    assert.match((await problemsOf([HEADING, ['Northgate', 1, 1, 1, 1]])).join(), /which month/);
  });

  test('no establishment', async () => {
    assert.match((await problemsOf([TITLE, HEADING])).join(), /No establishment/);
  });
});

test('a table of other figures is no bulletin', async () => {
  const workbook = await spreadsheet([
    ['provider', 'metric', 'period', 'kind', 'value'],
    ['Stafford', 'B04', 'May 2018', 'actual', 742],
  ]);
  assert.equal(isBulletin(workbook), false);
  const reading = readBulletin(workbook);
  assert.ok('problems' in reading);
  assert.equal(isBulletin(await spreadsheet([TITLE, HEADING])), true);
});
