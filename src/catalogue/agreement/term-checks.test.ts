import { describe } from 'node:test';
import { testMistakes } from './sample-mistakes.ts';

describe('a template is told of', () => {
  testMistakes([
    [
      'a check of a table that is not there',
      'each: workshops/hours',
      'each: workshop/hours',
      /no table “workshop”\. Write “workshops”/,
    ],
    [
      'a check of a column that is not there',
      'each: workshops/hours',
      'each: workshops/hour',
      /no column “hour”/,
    ],
    [
      'a check of words',
      'column: workshops/all',
      'column: workshops/name',
      /“name” of the table “workshops” is text/,
    ],
    [
      'a check of a row that is not there',
      '[workshops/sum/places',
      '[workshops/total/places',
      /“workshops” has no row “total”/,
    ],
    [
      'a check of the cells of words',
      'capacity/entry/held] }',
      'capacity/entry/remark] }',
      /“remark” of the table “capacity” is text/,
    ],
    [
      'a check of a level that is not in the template',
      'level: K01',
      'level: K03',
      /no level “K03”/,
    ],
    [
      'a check of a month that is none',
      'at: apr',
      'at: april',
      /no column of levels “april”\. Write “apr”/,
    ],
    ['a check of a fact that nobody states', 'fact: CNA', 'fact: C.N.A.', /no fact “C\.N\.A\.”/],
    ['a check of a figure that is none', 'figure: 1.5', 'figure: 1.5m', /“1\.5m” is not a figure/],
    [
      'rows that are the same as no row',
      'compare: { each: workshops/hours }',
      'compare: workshops/sum/places',
      /“same” compares with the row being checked/,
    ],
    [
      'the same in a column that is not there',
      'same: { name: name }',
      'same: { nam: name }',
      /no column “nam”/,
    ],
    [
      'the same as a column that is not there',
      'same: { name: name }',
      'same: { name: nam }',
      /no column “nam”/,
    ],
    [
      'each cell as the second term',
      'column: workshops/all, same: { name: name }',
      'each: workshops/all',
      /Only the first term/,
    ],
  ]);
});
