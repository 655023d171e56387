import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCsv } from './csv-write.ts';

test('rows end in CRLF, and values with commas, quotes or line ends are quoted', () => {
  assert.equal(
    writeCsv([
      ['Usk, Prescoed', 'a "b"', 'c\nd', ''],
      [1, -2.5, null],
    ]),
    '"Usk, Prescoed","a ""b""","c\nd",\r\n1,-2.5,\r\n',
  );
});

test('text that a spreadsheet program would run as a formula gets an apostrophe', () => {
  for (const text of ["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=']) {
    const [written = ''] = writeCsv([[text]]).split(/\r\n$/);
    assert.match(written, /^"?'/, JSON.stringify(text));
  }
});

test('signed numbers and the dash for "not supplied" stay as they are', () => {
  const row = ['-', '-5%', '+3', '-1,028', '-£12.50', '-0.5'];
  assert.equal(writeCsv([row]), '-,-5%,+3,"-1,028",-£12.50,-0.5\r\n');
});
