import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { only } from '../sample-definitions.ts';
import { lineOf, problemsWith, testMistakes } from './sample-mistakes.ts';

describe('a template is told of', () => {
  testMistakes([
    [
      'a regime without a timetable',
      'timetable: core-day',
      'timetable: core-days',
      /no table “core-days”/,
    ],
    [
      'a regime without head counts',
      'groups: groups',
      'groups: summary',
      /“summary” has no column “who”/,
    ],
    [
      'a category that adds to no column',
      'title: Activity, column: activity',
      'title: Activity, column: actvity',
      /no column “actvity”/,
    ],
    [
      'hours promised of no category',
      'column: hours, category: activity',
      'column: hours, category: act',
      /no category “act”/,
    ],
    [
      'hours promised that are no hours',
      'table: workshops, column: hours',
      'table: workshops, column: places',
      /“places” .* is count/,
    ],
    [
      'hours worked in a table that promises none',
      'metric: K02, table: workshops',
      'metric: K02, table: capacity',
      /no promise of the table “capacity”/,
    ],
    [
      'hours worked in places that are not counted',
      'table: workshops, places: places',
      'table: workshops, places: hours',
      /“hours” .* is /,
    ],
    ['hours unlocked in no metric', 'unlocked: K02', 'unlocked: K99', /no metric “K99”/],
    [
      'hours agreed in no cell',
      'cell: summary/mon/activity',
      'cell: summary/mo/activity',
      /“summary” has no row “mo”/,
    ],
  ]);

  test('a regime without a day, where it names the table', () => {
    const problem = only(problemsWith('{ code: sun, title: Sun }', '{ code: sund, title: Sun }'));
    assert.match(problem.message, /“summary” has no row “sun”\. Write “sund”, or add/);
    assert.equal(problem.place?.line, lineOf('summary: summary'));
  });
});
