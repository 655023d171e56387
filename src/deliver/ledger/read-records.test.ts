import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { systemCaller } from '../../access/index.ts';
import { packageRoot } from '../../config.ts';
import { getSubject, loadEstate } from '../../estate/index.ts';
import { writeCsv, writeOds } from '../../spreadsheet/index.ts';
import { printProblems, refusalOf } from '../figure-file.fixture.ts';
import { readRecords } from './read-records.ts';
import type { LedgerRecord } from './record.ts';
import { recordBytes } from './record-source.ts';
import { placeType, sampleType } from './sample-records.fixture.ts';

const now = () => new Date('2026-11-02T12:00:00Z');
const hub = { estate: loadEstate(packageRoot), now, caller: systemCaller };
const head = 'provider,record,started_on';

async function read(content: string | Uint8Array, type = placeType): Promise<LedgerRecord[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const records: LedgerRecord[] = [];
  for await (const some of readRecords(await recordBytes(bytes, 'places.csv'), type, hub)) {
    records.push(...some);
  }
  return records;
}

/** What is wrong with a file of these lines, a line a problem. */
async function wrong(...lines: string[]): Promise<string[]> {
  const refused = await refusalOf(read(lines.join('\n')));
  assert.deepEqual([refused.code, refused.status], ['DELIVER_RECORDS_REFUSED', 422]);
  return printProblems(refused);
}

describe('a file of records', () => {
  test('gives every kind of field', async () => {
    const [record] = await read(
      [
        'Provider,Record,Retract,Revision,Started_on,ended_on,outcome,priority,sessions,hours,person,case_number',
        'HMP Stafford, R-1 ,no,3,2008-01-15,2008-02-29,Left early,Yes,"1,0",7.50,AB-1234,"7, ""B"""',
      ]
        .join('\r\n')
        .replace('"1,0"', '12'),
    );
    assert.deepEqual(record, {
      ...{ providerId: 'stafford', recordKey: 'R-1', expectedRevision: 3 },
      fields: {
        ...{ started_on: '2008-01-15', ended_on: '2008-02-29', outcome: 'left-early' },
        ...{ priority: true, sessions: 12, hours: 7.5, person: 'AB-1234', case_number: '7, "B"' },
      },
    });
  });

  test('says only what it says: a blank is nothing, and a column that is not there as well', async () => {
    const [one, other] = await read(
      `${head},outcome\nStafford,1,2008-01-15,\nStafford,2,2008-01-15`,
    );
    const fields = { started_on: '2008-01-15', outcome: null };
    assert.deepEqual([one?.fields, other?.fields], [fields, fields]);
  });

  test('needs nothing but who and which to take a record back', async () => {
    const [record] = await read(`${head},retract\nStafford,1,,yes`);
    assert.deepEqual(record, { providerId: 'stafford', recordKey: '1', fields: {}, retract: true });
  });

  test('may be separated by semicolons or tabs, be UTF-16, and have blank lines', async () => {
    const rows = [head, '', 'Stafford,1,2008-01-15', ',,', 'Stafford,2,2008-01-15', ''];
    const text = rows.join('\r\n');
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const all = [
      text,
      text.replaceAll(',', ';'),
      text.replaceAll(',', '\t'),
      `\ufeff${text}`,
      utf16,
    ];
    for (const file of all) assert.equal((await read(file)).length, 2);
  });

  test('may be a spreadsheet with a sheet of notes in front', async () => {
    const text = (...cells: string[]) => cells.map((cell) => ({ text: cell }));
    const bytes = await writeOds({
      title: 'Places',
      sheets: [
        { name: 'Notes', rows: [text('Write one record a row')] },
        {
          name: 'Records',
          rows: [text('provider', 'record', 'started_on'), text('Stafford', '1', '2008-01-15')],
        },
      ],
    });
    assert.equal((await read(bytes))[0]?.recordKey, '1');
  });

  test('is refused with all its mistakes at once, each in its cell', async () => {
    const problems = await wrong(
      `${head},ended_on,outcome,priority,sessions,hours,person`,
      'Staford,1,2008-01-15,,,,,,',
      'Stafford,,31.01.2008,2008-02-30,left-erly,perhaps,1.5,-1,J Smith',
      ',3,,,,,120,1e3,a@b.gov.uk',
    );
    assert.equal(problems.length, 14);
    assert.match(problems[0] ?? '', /row 2, column provider.*Nearest: Stafford/);
    assert.match(problems.join('\n'), /row 3, column outcome.*did you mean left-early\?/);
    assert.match(problems.join('\n'), /row 3, column person.*the ledger holds no names/);
    assert.match(problems.join('\n'), /row 4, column person.*the ledger holds no names/);
    assert.match(problems.join('\n'), /row 4, column started_on: “started_on” is missing/);
  });
});

describe('bad input', () => {
  const refused: Array<[string, string, RegExp]> = [
    [
      'a completion before the start',
      'Stafford,1,2008-01-15,2008-01-14',
      /is 2008-01-14, before “started_on”, 2008-01-15/,
    ],
    ['a day in 1900', 'Stafford,1,1900-01-15,', /is too long ago/],
    ['a day in the future', 'Stafford,1,2026-11-03,', /lies in the future/],
    ['a day that is none', 'Stafford,1,2007-02-29,', /is no day/],
    [
      'an unknown provider',
      'Strangeways Hall,1,2008-01-15,',
      /No establishment or area has this name/,
    ],
    ['a region', 'National,1,2008-01-15,', /National is a nation/],
    ['a record without a reference', 'Stafford,,2008-01-15,', /no reference/],
    ['a reference with a line break', 'Stafford,"1\n2",2008-01-15,', /hidden character/],
    [
      'a row with a comma too many',
      'Stafford,1,2008-01-15,,x',
      /has 5 cells and the headings are 4/,
    ],
  ];
  for (const [what, row, message] of refused) {
    test(`is refused: ${what}`, async () => {
      const problems = await wrong(`${head},ended_on`, row);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', message);
    });
  }

  test('is refused: a provider that was closed or not yet open on the day', async () => {
    const dated = hub.estate.providers.filter(
      ({ closed, kind }) => closed && kind !== 'partnership',
    );
    const closed = dated.find(({ closed: day = '' }) => day > '2000-01-01' && day < '2026-01-01');
    assert.ok(closed?.closed);
    assert.match(
      (await wrong(head, `${closed.id},1,${closed.closed}`))[0] ?? '',
      new RegExp(`closed on ${closed.closed}`),
    );
    const opened = hub.estate.providers.find(
      ({ opened: day = '', kind }) => kind !== 'partnership' && day > '1995-01-01',
    );
    assert.ok(opened?.opened);
    assert.match((await wrong(head, `${opened.id},1,1994-12-31`))[0] ?? '', /opened on/);
  });

  test('is refused: a record of a kind of provider that has none', async () => {
    const type = sampleType('area-thing', [{ name: 'day', kind: 'date' }], { providers: ['area'] });
    const refusal = await refusalOf(read('provider,record,day\nStafford,1,2008-01-15', type));
    assert.match(printProblems(refusal)[0] ?? '', /Stafford is an establishment/);
    assert.equal(getSubject(hub.estate, 'Stafford').kind, 'establishment');
  });

  test('is refused: a record stated twice, however its provider is written', async () => {
    const problems = await wrong(head, 'Stafford,1,2008-01-15', 'HMP Stafford,1,2008-01-16');
    assert.match(
      problems[0] ?? '',
      /row 3, column record: The record is stated twice; the other is row 2/,
    );
  });

  test('is refused: headings that are missing, unknown or there twice', async () => {
    const problems = await wrong('provider,recrod,outcome,outcome', 'Stafford,1,,');
    assert.equal(problems.length, 4);
    assert.match(problems.join('\n'), /Did you mean “record”\?/);
    assert.match(problems.join('\n'), /“started_on” is missing/);
    assert.match(problems.join('\n'), /“outcome” is there twice/);
  });

  test('is refused: a file that is empty, not UTF-8, or whose quotation marks are open', async () => {
    assert.equal((await refusalOf(read(''))).code, 'DELIVER_RECORDS_EMPTY');
    assert.equal((await refusalOf(read(head))).code, 'DELIVER_RECORDS_EMPTY');
    const latin = Buffer.from(`${head}\nSt\xe9fford,1,2008-01-15`, 'latin1');
    assert.equal((await refusalOf(read(latin))).code, 'DELIVER_FILE_UNREADABLE');
    const open = await refusalOf(read(`${head}\n"Stafford,1,2008-01-15`));
    assert.equal(open.code, 'DELIVER_FILE_UNREADABLE');
  });

  test('in ten thousand places is listed a hundred times and counted by kind', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      index < 6_000 ? `Staford,${index},2008-01-15` : `Stafford,${index},2008-01-32`,
    );
    const refusal = await refusalOf(read([head, ...rows].join('\n')));
    assert.equal(refusal.problems.length, 100);
    assert.match(
      refusal.message,
      /10,000 problems \(6,000 in who it is about, 4,000 in a date\)\. The first 100 are listed/,
    );
  });

  test('is never taken in by accident: what is read is what was written', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(cell, async (text) => {
        const file = writeCsv([
          ['provider', 'record', 'started_on', 'case_number'],
          ['Stafford', 'r', '2008-01-15', text],
        ]);
        const plain = text.trim();
        const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(plain);
        if (hidden) return void (await refusalOf(read(file)));
        const [record] = await read(file);
        const kept = record?.fields.case_number ?? '';
        // A text that a spreadsheet would take for a formula is written with an apostrophe in front.
        assert.ok([plain, `'${plain}`, `'${text}`.trim()].includes(String(kept)));
      }),
    );
  });
});
