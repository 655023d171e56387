import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Content } from '../agreement/content.ts';
import { coreDay, groupsOf, resultOf, staffordSummary } from './regime.fixture.ts';

const delivery: Content = {
  delivery: {
    rows: [
      { row: 'open-air', cells: { hours: '30 minutes' } },
      { row: 'pe', cells: { hours: '2.5 hours' } },
    ],
    totals: {},
  },
};

describe('the hours agreed', () => {
  const openAir = 'regime-agreed delivery/open-air/hours';
  const pe = 'regime-agreed delivery/pe/hours';
  const everyDay = (text: string) =>
    ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => `${day} ${text}`);

  test('of the open air are kept on every day, by every group', () => {
    const kept = { ...delivery, ...coreDay(everyDay('09:00 09:30 open-air')) };
    assert.equal(resultOf(kept, openAir).outcome, 'agrees');
    const lines = [
      ...everyDay('09:00 09:30 open-air Mains'),
      ...everyDay('10:00 10:20 open-air VP'),
    ];
    const found = resultOf(
      { ...delivery, ...coreDay(lines), ...groupsOf(['Mains', '411'], ['VP', '330']) },
      openAir,
    );
    assert.equal(found.outcome, 'disagrees');
    assert.deepEqual(
      [found.stated, found.computed, found.difference],
      ['30 minutes', '0h 20m', '+0h 10m'],
    );
    assert.equal(found.cause, '“Open air” has 0h 20m on Monday for “VP”; 0h 30m were agreed.');
  });

  test('of physical education are kept in the week', () => {
    const twice = ['Mon 09:00 10:15 pe', 'Thu 09:00 10:15 pe'];
    assert.equal(resultOf({ ...delivery, ...coreDay(twice) }, pe).outcome, 'agrees');
    const found = resultOf({ ...delivery, ...coreDay(twice.slice(1)) }, pe);
    assert.deepEqual(
      [found.outcome, found.stated, found.computed],
      ['disagrees', '2.5 hours', '1.25'],
    );
  });

  test('cannot be checked where the time is not told apart, and what is known is said', () => {
    const found = resultOf({ ...delivery, ...staffordSummary }, openAir);
    assert.equal(found.outcome, 'cannot be checked');
    assert.match(found.explanation, /^“Open air” has at most 1h 11m on Monday, shared/);
    assert.match(
      resultOf({ ...delivery, ...staffordSummary }, pe).explanation,
      /at most 23h 15m in the week/,
    );
  });

  test('are not kept where even all of the time that they share is less', () => {
    const short = { ...delivery, ...coreDay(everyDay('09:00 09:20 association')) };
    const found = resultOf(short, openAir);
    assert.equal(found.outcome, 'disagrees');
    assert.match(found.cause ?? '', /at most 0h 20m/);
  });

  test('cannot be checked without a figure, and without a timetable or summary', () => {
    assert.equal(resultOf(staffordSummary, openAir).outcome, 'cannot be checked');
    assert.equal(resultOf(delivery, pe).outcome, 'cannot be checked');
  });
});
