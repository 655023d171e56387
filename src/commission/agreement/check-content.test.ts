import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emptyCatalogue } from '../../catalogue/index.ts';
import { contentProblems, neededProblems } from './check-content.ts';
import {
  cellsOf,
  column,
  fixedTable,
  formTable,
  levelsTable,
  metricOf,
  openTable,
  rows,
  templateOf,
  totalOf,
} from './consistency/sample-template.fixture.ts';
import { blankContent, type Content } from './content.ts';

const template = templateOf([
  formTable('capacity', [column('cna', 'count', { needed: true }), column('from', 'date')]),
  fixedTable(
    'days',
    ['mon', 'tue'],
    [column('activity', 'clock', { needed: true })],
    [totalOf(['activity'])],
  ),
  openTable(
    'services',
    [
      column('name', 'text', { needed: true }),
      column('places', 'count'),
      column('open', 'choice', { choices: ['Yes', 'No'] }),
    ],
    [totalOf(['places'])],
    { label: 'Table 8b', title: 'Services' },
  ),
  levelsTable(['P1']),
]);
const percent = metricOf({ code: 'P1', unit: 'percent', unitText: '%' });
const catalogue = { ...emptyCatalogue, metrics: [percent] };
const blank = blankContent(template);

function problemsWith(changes: Content): Array<readonly [string | undefined, string]> {
  return contentProblems(template, { ...blank, ...changes }, catalogue).map(
    ({ place, message }) => [place?.path, message] as const,
  );
}

describe('content of an agreement', () => {
  test('that is blank throughout can be kept', () => {
    assert.deepEqual(problemsWith({}), []);
  });

  test('that fits its form can be kept', () => {
    const content = {
      capacity: { rows: [{ row: 'entry', cells: { cna: '741', from: '2014-04-01' } }], totals: {} },
      services: {
        rows: rows(['name', 'places', 'open'], { kitchens: ['Kitchens', '30', 'yes'] }),
        totals: { total: { places: 'N/A' } },
      },
    };
    assert.deepEqual(problemsWith(content), []);
  });

  test('is refused for a table, a total and columns that the form does not have, with the likeliest', () => {
    const problems = problemsWith({
      service: { rows: [], totals: {} },
      services: {
        rows: rows(['name', 'place'], { kitchens: ['Kitchens', '30'] }),
        totals: { totals: { places: '30' }, total: { open: 'Yes' } },
      },
    });
    assert.deepEqual(problems, [
      ['service', 'There is no table “service”. Write “services”, or take it out.'],
      [
        'services/totals',
        'Table 8b, Services has no total “totals”. Write “total”, or take it out.',
      ],
      [
        'services/kitchens/place',
        'Table 8b, Services, Kitchens has no column “place”. Write “places”, or take it out.',
      ],
      [
        'services/total/open',
        'Table 8b, Services, Total has no column “open”. Write “places”, or take it out.',
      ],
    ]);
  });

  test('is refused for a row too many, a row twice and a row that is not there', () => {
    const problems = problemsWith({
      days: {
        rows: ['mon', 'mon', 'tues'].map((row) => ({ row, cells: {} })),
        totals: {},
      },
    });
    assert.deepEqual(problems, [
      ['days/mon', 'days: the row “mon” stands twice. Keep one of the two.'],
      ['days/tues', 'days: the row “tues” is none of the form. Write “tue”, or take it out.'],
      ['days/tue', 'days lacks the row “tue”. Put it in, blank if need be.'],
    ]);
  });

  test('is refused for rows of an open table that no address could name', () => {
    const problems = problemsWith({
      services: { rows: ['a/b', 'total'].map((row) => ({ row, cells: {} })), totals: {} },
    });
    assert.deepEqual(
      problems.map(([path]) => path),
      ['services/a/b', 'services/total'],
    );
  });

  test('is refused for every cell that cannot be read in its unit, all at once', () => {
    const problems = problemsWith({
      capacity: {
        rows: [{ row: 'entry', cells: { cna: '-741', from: '2014-02-30' } }],
        totals: {},
      },
      days: {
        rows: rows(['activity'], { mon: ['25:70'], tue: ['4:39'] }),
        totals: { total: { activity: 'long' } },
      },
      services: {
        rows: rows(['name', 'places', 'open'], { kitchens: ['Kitchens', 'many', 'maybe'] }),
        totals: {},
      },
      levels: {
        rows: [
          { row: 'P1.outturn', cells: {} },
          { row: 'P1.level', cells: cellsOf(['apr', 'may'], ['95 %', '105 %']) },
        ],
        totals: {},
      },
    });
    assert.deepEqual(
      problems.map(([path]) => path),
      [
        'capacity/entry/cna',
        'capacity/entry/from',
        'days/mon/activity',
        'days/total/activity',
        'services/kitchens/places',
        'services/kitchens/open',
        'levels/P1.level/may',
      ],
    );
    assert.equal(
      problems[2]?.[1],
      'days, mon, Activity: “25:70” has more than 59 minutes. Write a duration such as 8h 33m or 28:15, or decimal hours such as 9.3, 0 or more.',
    );
    assert.match(problems[5]?.[1] ?? '', /Kitchens, Open: “maybe”.*Write one of Yes, No\./);
  });
});

describe('an agreement that is offered', () => {
  test('needs every needed cell of the rows that it has', () => {
    const content = {
      ...blank,
      days: { rows: rows(['activity'], { mon: ['N/A'], tue: [' '] }), totals: {} },
      services: { rows: rows(['name', 'places'], { kitchens: ['', '30'] }), totals: {} },
    };
    assert.deepEqual(
      neededProblems(template, content).map(({ place, message }) => [place?.path, message]),
      [
        ['capacity/entry/cna', 'capacity, Cna is blank. Fill it in.'],
        ['days/tue/activity', 'days, tue, Activity is blank. Fill it in.'],
        ['services/kitchens/name', 'Table 8b, Services, kitchens, Name is blank. Fill it in.'],
      ],
    );
  });

  test('needs no row of an open table', () => {
    const content = {
      ...blank,
      capacity: { rows: [{ row: 'entry', cells: { cna: '741' } }], totals: {} },
      days: { rows: rows(['activity'], { mon: ['4:39'], tue: ['4:39'] }), totals: {} },
    };
    assert.deepEqual(neededProblems(template, content), []);
  });
});
