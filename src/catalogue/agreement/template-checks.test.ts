import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getTemplate } from '../find-declared.ts';
import { changed } from '../sample-declarations.ts';
import { only } from '../sample-definitions.ts';
import { lineOf, loadTemplate, problemsWith, testMistakes } from './sample-mistakes.ts';
import { sampleTemplate } from './sample-template.ts';
import { findTable } from './template.ts';

describe('a template', () => {
  test('without mistakes is loaded, its levels written out with two lines a metric and a column a month', () => {
    const { catalogue, problems } = loadTemplate(sampleTemplate);
    assert.deepEqual(problems, []);
    const levels = findTable(getTemplate(catalogue, 'annex'), 'levels');
    assert.deepEqual(
      levels?.rows.map(({ code, title }) => [code, title]),
      [
        ['K01.outturn', 'K01 Escapes, outturn'],
        ['K01.level', 'K01 Escapes, level'],
        ['K02.outturn', 'K02 Held, outturn'],
        ['K02.level', 'K02 Held, level'],
      ],
    );
    const columns = 'apr may jun jul aug sep oct nov dec jan feb mar total q1 q2 q3 q4 national';
    assert.equal(levels?.columns.map(({ code }) => code).join(' '), columns);
  });

  test('whose form has one row, called entry', () => {
    const { catalogue } = loadTemplate(sampleTemplate);
    const form = findTable(getTemplate(catalogue, 'annex'), 'capacity');
    assert.deepEqual(form?.rows, [{ code: 'entry', title: 'Capacity' }]);
  });
});

describe('a template is told of', () => {
  testMistakes([
    [
      'a total of a column that is not there',
      'columns: [places, all]',
      'columns: [placs, all]',
      /“workshops” has no column “placs”\. Write “places”, or add/,
    ],
    [
      'a total of words',
      'columns: [places, all]',
      'columns: [name, all]',
      /“name” of the table “workshops” is text/,
    ],
    [
      'a total of no choice',
      '{ kind: Work }',
      '{ kind: Werk }',
      /“Werk” is no choice of “kind”\. Write “Work”/,
    ],
    [
      'a total under the code of a row',
      'code: five-day',
      'code: sun',
      /The total code “sun” stands twice/,
    ],
    [
      'a total of a row that is not there',
      'rows: [mon, fri]',
      'rows: [mon, fry]',
      /no row “fry”\. Write “fri”/,
    ],
    [
      'a cell that follows from a column that is not there',
      'product: [places, hours]',
      'product: [places, hour]',
      /no column “hour”\. Write “hours”/,
    ],
    [
      'a cell that follows from itself',
      'product: [places, hours]',
      'product: [places, all]',
      /“all” cannot follow from itself/,
    ],
    [
      'words that follow from figures',
      'unit: hours per week, computed',
      'unit: text, computed',
      /“all” is computed, and text cannot be/,
    ],
    [
      'a choice without choices',
      'unit: choice, choices: [Work, School]',
      'unit: choice',
      /“kind” needs its choices/,
    ],
    [
      'choices without a choice',
      'unit: choice, choices',
      'unit: text, choices',
      /Only a choice has choices, and “kind” is text/,
    ],
    [
      'the unit of a metric outside levels',
      'title: Held, unit: count',
      'title: Held, unit: metric',
      /Only a table of levels/,
    ],
    [
      'a column called row',
      '- { code: remark',
      '- { code: row',
      /“row” is how a row says its own code/,
    ],
    [
      'two columns of one code',
      '- { code: remark',
      '- { code: price',
      /The column code “price” stands twice/,
    ],
    [
      'two rows of one code',
      '{ code: tue, title: Tue }',
      '{ code: mon, title: Tue }',
      /The row code “mon” stands twice/,
    ],
    [
      'a naming column that is not there',
      'named: name',
      'named: nam',
      /“workshops” has no column “nam”/,
    ],
    [
      'two tables of one code',
      'code: groups\n',
      'code: core-day\n',
      /The table code “core-day” is taken/,
    ],
    [
      'two sections of one code',
      'code: week',
      'code: places',
      /The section code “places” stands twice/,
    ],
    ['two checks of one code', 'code: adds-up', 'code: fits', /The check code “fits” stands twice/],
    ['a metric that is not there', '[K01, K02]', '[K01, K20]', /no metric “K20”/],
    [
      'the levels of a metric twice',
      '[K01, K02]',
      '[K01, K02, K01]',
      /The levels of “K01” stand twice/,
    ],
    ['a comparison of no metric', 'recorded: K02', 'recorded: K92', /no metric “K92”/],
    [
      'a comparison of words',
      'agreed: capacity/entry/held',
      'agreed: capacity/entry/remark',
      /“remark” .* is text/,
    ],
    [
      'a price that is no money',
      'amount: capacity/entry/price',
      'amount: capacity/entry/held',
      /is count\. Name a column in money/,
    ],
    [
      'a parent that is not there',
      'source: Made up',
      'source: Made up\n    parent: sla',
      /no template “sla”/,
    ],
    [
      'a parent that is itself',
      'source: Made up',
      'source: Made up\n    parent: annex',
      /cannot be an annex of itself/,
    ],
  ]);

  test('all its mistakes at once', () => {
    const twice = changed(sampleTemplate, 'recorded: K02', 'recorded: K92');
    const { problems } = loadTemplate(changed(twice, 'level: K01', 'level: K03'));
    assert.deepEqual(
      problems.map(({ place }) => place?.line),
      [lineOf('level: K01'), lineOf('recorded: K02')],
    );
  });

  test('a second template of its code', () => {
    const again = sampleTemplate.replace('kind: agreements\nagreements:\n', '');
    const problem = only(loadTemplate(`${sampleTemplate}${again}`).problems);
    assert.match(problem.message, /annex/);
  });
});

describe('the shape of a template asks for', () => {
  const shapes: ReadonlyArray<[string, string, string, RegExp]> = [
    [
      'one formula a cell',
      '{ product: [places, hours] }',
      '{ product: [places, hours], sum: [places] }',
      /one of \{ sum \}/,
    ],
    [
      'one kind of term',
      '{ level: K01, at: apr }',
      '{ level: K01, fact: CNA }',
      /a cell as table\/row\/column, or one of/,
    ],
    [
      'addresses of three parts',
      'amount: capacity/entry/price',
      'amount: capacity/price',
      /a cell as table\/row\/column/,
    ],
    [
      'a unit that there is',
      'title: Price, unit: money',
      'title: Price, unit: pounds',
      /one of text, prose, choice/,
    ],
    ['a tolerance of one kind', '{ number: 5 }', '{ number: 5, percent: 2 }', /percent/],
  ];
  for (const [what, part, replacement, expected] of shapes) {
    test(what, () => {
      const problems = problemsWith(part, replacement);
      assert.ok(problems.length > 0);
      assert.match(problems.map(({ message }) => message).join('\n'), expected);
    });
  }
});
