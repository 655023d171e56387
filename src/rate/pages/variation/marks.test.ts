import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePeriod } from '../../../calendar/index.ts';
import { printMark, readMark, readMarks } from './marks.ts';

const span = parsePeriod('Apr 2006 to Mar 2008');

describe('the marks of a control chart', () => {
  test('are read from an address by month, the last word on a month holding', () => {
    const texts = ['Oct 2007: new drug strategy', 'May 2006: a wing: closed', '2007-10: once more'];
    const { marks, problems } = readMarks(texts.slice(0, 2), span);
    assert.deepEqual(problems, []);
    assert.deepEqual(marks, [
      { period: 'May 2006', words: 'a wing: closed' },
      { period: 'Oct 2007', words: 'new drug strategy' },
    ]);
    const twice = readMarks([texts[0] ?? '', 'October 2007: once more'], span);
    assert.deepEqual(twice.marks, [{ period: 'Oct 2007', words: 'once more' }]);
  });

  test('that do not fit are told, and leave the others', () => {
    const { marks, problems } = readMarks(
      ['soon: x', 'Oct 2007', 'Oct 2009: too late', 'Jun 2007: fits'],
      span,
    );
    assert.deepEqual(marks, [{ period: 'Jun 2007', words: 'fits' }]);
    assert.deepEqual(
      problems.map(({ message }) => /“(.*?)”/.exec(message)?.[1]),
      ['soon: x', 'Oct 2007', 'Oct 2009: too late'],
    );
    assert.ok(problems.every(({ place }) => place?.path === 'marks'));
  });

  test('are twelve at most', () => {
    const months = Array.from({ length: 13 }, (_, at) => `2007-${at + 1}`);
    assert.match(readMarks(months, span).problems[0]?.message ?? '', /at most 12 marks/);
  });

  test('of a form name the field that is wrong', () => {
    const fieldsOf = (month: string | undefined, words: string | undefined) => {
      const read = readMark({ month, words }, span);
      return 'mark' in read ? [] : read.problems.map(({ place }) => place?.path);
    };
    assert.deepEqual(fieldsOf(undefined, ' '), ['month', 'words']);
    // With the first month the chart begins anyway.
    assert.deepEqual(fieldsOf('Apr 2006', 'a change'), ['month']);
    assert.deepEqual(fieldsOf('2007-08', 'a change'), ['month']);
    assert.deepEqual(fieldsOf('Mar 2008', 'x'.repeat(201)), ['words']);
    assert.deepEqual(fieldsOf('Mar 2008', 'a change'), []);
  });

  test('are read back as they were printed', () => {
    const words = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (text) => {
        const read = readMark({ month: 'Oct 2007', words: text }, span);
        if (!('mark' in read)) return assert.equal(text.trim(), '');
        const { marks } = readMarks([printMark(read.mark)], span);
        return assert.deepEqual(marks, [read.mark]);
      }),
    );
  });
});
