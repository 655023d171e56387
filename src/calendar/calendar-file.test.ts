import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { GatehouseError } from '../errors.ts';
import { readCalendarFile } from './calendar-file.ts';
import { getCalendar, loadCalendars } from './load-calendars.ts';

const good = `name: somewhere
title: Somewhere
known from: 2007-01-01
years:
  - year: 2007
    source: the rules
    holidays:
      - { date: 2007-01-01, title: New Year's Day }
      - date: 2007-05-07
        title: May Day
        withdrawn on: 2007-02-01
        source: the council
      - date: 2007-05-08
        title: May Day (moved)
        known from: 2007-02-01
`;

function problemsOf(text: string): string[] {
  const read = readCalendarFile(text, 'somewhere.yaml');
  assert.ok('problems' in read, 'the file was accepted');
  return read.problems.map(({ message, place }) => `${place?.line}: ${message}`);
}

function folderWith(context: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-calendar-'));
  context.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'data/calendar'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, 'data/calendar', name), text);
  }
  return root;
}

describe('a calendar file', () => {
  test('states holidays with what was known when and who said so', () => {
    const read = readCalendarFile(good, 'somewhere.yaml');
    assert.ok('facts' in read);
    assert.deepEqual([read.facts.firstDay, read.facts.lastDay], ['2007-01-01', '2007-12-31']);
    assert.deepEqual(read.facts.holidays, [
      { date: '2007-01-01', title: "New Year's Day", knownFrom: '2007-01-01', source: 'the rules' },
      {
        date: '2007-05-07',
        title: 'May Day',
        knownFrom: '2007-01-01',
        withdrawnOn: '2007-02-01',
        source: 'the council',
      },
      {
        date: '2007-05-08',
        title: 'May Day (moved)',
        knownFrom: '2007-02-01',
        source: 'the rules',
      },
    ]);
  });

  test('has every mistake named at once, with its line', () => {
    const bad = good
      .replace('date: 2007-01-01,', 'date: 2008-01-05,')
      .replace('2007-02-01\n        source', '2007-06-01\n        source')
      .replace('known from: 2007-02-01', 'known from: 2006-02-01');
    const problems = problemsOf(`${bad}  - year: 2009
    source: the rules
    holidays:
      - { date: 2009-01-01, title: New Year's Day }
      - { date: 2009-01-01, title: Another }
`);
    assert.deepEqual(problems, [
      '8: 2008-01-05 stands under 2007. Move it to its own year.',
      '16: 2009 follows 2007. List every year once, in order.',
      '8: 2008-01-05 is a Saturday or Sunday. Write the weekday taken in its place.',
      '11: 2007-05-07 cannot be withdrawn after the day, on 2007-06-01.',
      "15: 2006-02-01 is before the file's own 'known from', 2007-01-01.",
      "20: 2009-01-01 is listed twice (New Year's Day, Another). Keep one, or say when the other was withdrawn.",
    ]);
  });

  test('of the wrong shape is told where, and days that do not exist are named', () => {
    const problems = problemsOf(
      good.replace('2007-05-08', '2007-02-30').replace('title: May Day\n', 'titel: May Day\n'),
    );
    assert.equal(problems.length, 3);
    assert.match(problems.join('\n'), /13: There is no day '2007-02-30'/);
    assert.match(problems.join('\n'), /9: .*"titel"/);
    assert.match(problemsOf('')[0] ?? '', /^1: /);
    assert.match(problemsOf('name: [')[0] ?? '', /^1: /);
    assert.match(problemsOf(`${good}name: again\n`)[0] ?? '', /^16: Map keys must be unique/);
  });

  test('may list one day twice when the first was withdrawn before the second became known', () => {
    const twice = good.replace('date: 2007-05-08', 'date: 2007-05-07');
    assert.ok('facts' in readCalendarFile(twice, 'somewhere.yaml'));
  });
});

describe('loading the calendars', () => {
  test('gives each by name', (context) => {
    const calendars = loadCalendars(folderWith(context, { 'somewhere.yaml': good }));
    assert.equal(getCalendar(calendars, 'somewhere').title, 'Somewhere');
    assert.throws(() => getCalendar(calendars), { code: 'CALENDAR_UNKNOWN', message: /somewhere/ });
  });

  test('throws CALENDAR_FILE_INVALID with the mistakes of all files', (context) => {
    const root = folderWith(context, {
      'a.yaml': 'name: a',
      'b.yaml': good,
      'c.yaml': good.replace('2007-05-08', '2007-05-06'),
    });
    assert.throws(
      () => loadCalendars(root),
      (error) => {
        assert.ok(error instanceof GatehouseError);
        assert.equal(error.code, 'CALENDAR_FILE_INVALID');
        const files = new Set(error.problems.map((problem) => problem.place?.file));
        assert.deepEqual(
          [...files],
          ['a.yaml', 'b.yaml', 'c.yaml'].map((n) => `data/calendar/${n}`),
        );
        return true;
      },
    );
  });

  test('says so when there is no calendar', (context) => {
    const refused = { code: 'CALENDAR_FILE_INVALID' };
    assert.throws(() => loadCalendars(folderWith(context, {})), refused);
    assert.throws(() => loadCalendars('/nowhere'), refused);
  });
});
