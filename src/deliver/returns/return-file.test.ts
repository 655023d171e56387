import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { GatehouseError, printPlace } from '../../errors.ts';
import { readWorkbook, writeCsv, writeOds } from '../../spreadsheet/index.ts';
import {
  readReturn,
  readReturnFile,
  saveCells,
  submitReturn,
  writeReturnFile,
} from './return-actions.ts';
import {
  fillIn,
  march,
  openedReturns,
  rashid,
  readings,
  sound,
  stranger,
} from './returns-hub.fixture.ts';

const due = 'returned-area-court-reports-due';
const same = ['probation-area-monthly', 'West Mercia', 'Mar 2008'];
const headings = ['Return', 'Provider', 'Month', 'Cell', 'What it says', 'Value', 'Version'];

function csv(...rows: string[][]): { name: string; bytes: Uint8Array } {
  return { name: 'march.csv', bytes: Buffer.from(writeCsv([headings, ...rows])) };
}

for (const { name, skip, open } of testDatabases()) {
  describe(`a return as a file, on ${name}`, { skip }, () => {
    const hub = openedReturns(async () => openEmptyHub(await open()));

    test('has every cell of the form, and reads back as what it says', async () => {
      await fillIn(hub.as(rashid), march, { 'breaches:explanation': '=not a formula' });
      for (const format of ['ods', 'csv'] as const) {
        const bytes = await writeReturnFile(hub.as(rashid), march, format);
        const edits = await readReturnFile(hub.as(rashid), march, {
          name: `march.${format}`,
          bytes,
        });
        // 12 whole figures, 6 groups of staff, and two texts of each of 6 lines.
        assert.equal(edits.length, 12 + 6 + 12);
        const filled = edits.filter(({ text }) => text !== '');
        assert.deepEqual(Object.fromEntries(filled.map(({ address, text }) => [address, text])), {
          ...sound,
          'breaches:explanation': '=not a formula',
        });
        assert.ok(filled.every(({ seen }) => seen === 1));
        const told = await saveCells(hub.as(rashid), march, edits);
        assert.deepEqual(told.conflicts, []);
        const { lines } = await readReturn(hub.as(rashid), readings(), march);
        assert.ok(lines.flatMap(({ cells }) => cells).every(({ version }) => version <= 1));
      }
    });

    test('that is filled in in a spreadsheet program is submitted as any other', async () => {
      const key = hub.another();
      const bytes = await writeReturnFile(hub.as(rashid), key, 'csv');
      const [sheet] = (await readWorkbook(bytes, 'empty.csv')).sheets;
      const rows = (sheet?.rows ?? []).slice(1).map((row) => {
        const texts = headings.map((_, index) => row[index]?.text ?? '');
        texts[5] = Object.entries(sound).find(([address]) => address === texts[3])?.[1] ?? '';
        return texts;
      });
      const filled = await writeOds({
        title: 'Filled in',
        sheets: [
          { name: 'Notes', rows: [[{ text: 'Read me' }]] },
          { name: 'Return', rows: [headings, ...rows].map((row) => row.map((text) => ({ text }))) },
        ],
      });
      const edits = await readReturnFile(hub.as(rashid), key, {
        name: 'filled.ods',
        bytes: filled,
      });
      await saveCells(hub.as(rashid), key, edits);
      const { cells } = await submitReturn(hub.as(rashid), readings(), key);
      assert.deepEqual(Object.fromEntries(cells), sound);
    });

    test('with mistakes has each told at its row and column, all at once', async () => {
      const file = csv(
        [...same, due, '', '12.5', '0'],
        [...same, `${due}s`, '', '1', ''],
        ['prison-monthly', 'Stafford', 'Feb 2008', due, '', '1', 'x'],
        [...same, 'returned-area-breaches-due', '', 'many', ''],
      );
      await assert.rejects(readReturnFile(hub.as(rashid), march, file), (error: unknown) => {
        assert.ok(error instanceof GatehouseError);
        assert.equal(error.code, 'DELIVER_RETURN_FILE');
        assert.deepEqual(
          error.problems.map(({ place }) => printPlace(place ?? {}).replace(/sheet ".*", /, '')),
          [
            'march.csv, row 2, column F',
            'march.csv, row 3, column D',
            'march.csv, row 4, column A',
            'march.csv, row 4, column B',
            'march.csv, row 4, column C',
            'march.csv, row 4, column G',
            'march.csv, row 5, column F',
            'march.csv, row 4, column D',
          ],
        );
        const messages = error.problems.map(({ message }) => message);
        assert.match(messages[1] ?? '', new RegExp(`Did you mean ${due}\\?`));
        assert.match(messages[7] ?? '', /stands in row 2 already/);
        return true;
      });
    });

    test('without its headings or anything below them is refused', async () => {
      const read = (text: string) =>
        readReturnFile(hub.as(rashid), march, { name: 'march.csv', bytes: Buffer.from(text) });
      await assert.rejects(read('Cell,Value\r\n'), /3 mistakes/);
      await assert.rejects(read('Figure,Number\r\na,1\r\n'), /one mistake/);
      await assert.rejects(read(`${headings.join(',')}\r\n`), /nothing below its headings/);
    });

    test('of a cell that somebody saved since is a conflict and not their loss', async () => {
      const key = hub.another();
      await fillIn(hub.as(rashid), key);
      const bytes = await writeReturnFile(hub.as(rashid), key, 'csv');
      await saveCells(hub.as(rashid), key, [{ address: due, text: '120', seen: 1 }]);
      const changed = Buffer.from(bytes)
        .toString('utf8')
        .replace(/(reports due,)100,/i, '$1101,');
      const file = { name: 'later.csv', bytes: Buffer.from(changed) };
      const told = await saveCells(
        hub.as(rashid),
        key,
        await readReturnFile(hub.as(rashid), key, file),
      );
      assert.deepEqual(
        told.conflicts.map(({ address, yours, kept }) => [address, yours, kept.text]),
        [[due, '101', '120']],
      );
    });

    test('is for those who may see or fill in the return', async () => {
      await assert.rejects(writeReturnFile(hub.as(stranger), march, 'csv'), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await assert.rejects(
        readReturnFile(hub.as(stranger), march, csv([...same, due, '', '1', ''])),
        { code: 'ACCESS_OUT_OF_SCOPE' },
      );
    });
  });
}
