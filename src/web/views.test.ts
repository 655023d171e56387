import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../config.ts';
import { loadAssets } from './assets.ts';
import { completeBrand } from './brand.ts';
import { barsAgainstLevel, ratingBars, ratingCell, smallMultiples } from './charts/index.ts';
import { createEnvironment, createRender } from './render.ts';

const hostile = `"><script>alert('x')</script>`;
const brand = completeBrand({ name: `Har<b>our` });
const assets = loadAssets(packageRoot, brand);

/** The one view that lets markup through: the drawings escape every text themselves. */
const mayHoldMarkup = ['web/views/chart.njk'];

const views = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.njk'),
);

const options = { root: packageRoot, brand, assets, version: '1.2.3' };
const environment = createEnvironment(options);

/** What a call of a macro writes. */
function written(file: string, name: string, ...given: unknown[]): string {
  const call = given.map((_, index) => `given[${index}]`).join(', ');
  const source = `{% from "web/views/${file}.njk" import ${name} %}{{ ${name}(${call}) }}`;
  return environment.renderString(source, { given }).replace(/\s+/g, ' ').trim();
}

describe('the macros', () => {
  test('a status is a word, a shape and a colour; an unknown one is still a word', () => {
    const met = written('status', 'status', 'met');
    assert.match(met, /gh-status--met"><span class="gh-status__sign" aria-hidden="true">✔/);
    assert.match(met, /<\/span> met<\/span>$/);
    for (const [value, sign] of [
      ['missed', '✖'],
      ['no level', '–'],
      ['no outturn', '○'],
    ] as const) {
      assert.ok(written('status', 'status', value).includes(sign));
    }
    assert.doesNotMatch(written('status', 'status', hostile), /<script/);
  });

  test('a figure links to its source and says of what; nothing is named, never zero', () => {
    assert.equal(
      written('figure', 'figure', { text: '95%', href: '/sources/7', label: 'P01' }),
      '<a class="govuk-link gh-source" href="/sources/7">95%<span class="govuk-visually-hidden">, source of P01</span></a>',
    );
    assert.equal(
      written('figure', 'figure', { nothing: 'not supplied' }),
      '<span class="gh-nothing">not supplied</span>',
    );
    assert.doesNotMatch(
      written('figure', 'figure', { text: hostile, href: hostile }),
      /<script|href="">/,
    );
  });

  test('a table has a caption, scopes, and a region that the keyboard can scroll', () => {
    const table = written('data-table', 'dataTable', {
      id: 't',
      caption: hostile,
      head: ['Provider', { text: 'Outturn', numeric: true }],
      rows: [
        ['Stafford', { text: '95%', numeric: true, status: 'met' }],
        [{ text: hostile, href: hostile }, 0],
      ],
    });
    assert.match(table, /role="region" aria-labelledby="t-caption" tabindex="0"/);
    assert.match(table, /<th scope="row" class="govuk-table__header">Stafford<\/th>/);
    assert.match(table, /<th scope="col" class="govuk-table__header govuk-table__cell--numeric">/);
    assert.match(table, /<td class="govuk-table__cell">0<\/td>/);
    assert.doesNotMatch(table, /<script/);
  });

  test('an empty table says so', () => {
    const table = written('data-table', 'dataTable', {
      id: 't',
      caption: 'c',
      head: ['a', 'b'],
      rows: [],
    });
    assert.match(table, /colspan="2">There is nothing to show\./);
  });

  test('a chart stands in a figure with its table folded beside it', () => {
    const bars = [
      { name: hostile, value: 1, valueText: '1', level: null, levelText: '', status: 'met' },
    ] as const;
    const chart = barsAgainstLevel({ id: 'c', title: hostile, bars });
    const figure = written('chart', 'chart', chart);
    assert.match(figure, /^<figure class="gh-figure">/);
    assert.match(figure, /<details class="govuk-details gh-figure__table"> <summary/);
    assert.match(figure, /aria-labelledby="c-table-caption"/);
    assert.doesNotMatch(figure, /<script/);
  });

  test('a matrix of ratings says each band and direction in words beside its glyphs', () => {
    const cell = ratingCell({ text: hostile, step: 2, steps: 4, direction: 'up' });
    const matrix = written('rating-matrix', 'ratingMatrix', {
      id: 'r',
      caption: hostile,
      head: ['Provider', 'Public protection'],
      rows: [{ name: hostile, href: hostile, cells: [cell] }],
    });
    assert.match(matrix, /role="region" aria-labelledby="r-caption" tabindex="0"/);
    assert.match(matrix, /<th scope="row" class="govuk-table__header">/);
    assert.match(matrix, /<svg[^>]*aria-hidden="true"[^>]*>.*<\/svg> up<\/span>/);
    assert.doesNotMatch(matrix, /<script/);
    const none = written('rating-matrix', 'ratingMatrix', { id: 'r', head: ['a', 'b'], rows: [] });
    assert.match(none, /colspan="2">There are no ratings to show\./);
  });

  test('small multiples are a list of drawings with one table', () => {
    const panel = { title: hostile, sentence: hostile, points: [], print: String };
    const all = smallMultiples({ id: 'm', title: hostile, panels: [panel, panel] });
    const figure = written('small-multiples', 'smallMultiples', all);
    assert.equal(figure.split('<li class="gh-multiples__panel">').length, 3);
    assert.equal(figure.split('<table').length, 2);
    assert.doesNotMatch(figure, /<script/);
  });

  test('a chart says its sentence above the drawing', () => {
    const bars = [
      {
        ...{ name: 'Escapes', score: 1, scoreText: '1', weightText: '10%' },
        ...{ contribution: 1, most: 2, contributionText: '1 of 2' },
      },
    ];
    const chart = ratingBars({ id: 'c', title: 't', bars, sentence: hostile });
    const figure = written('chart', 'chart', chart);
    assert.match(figure, /gh-figure__sentence">&quot;&gt;&lt;script&gt;[^<]*<\/p> <svg/);
  });

  test('pagination of a single page is nothing', () => {
    assert.equal(written('pagination', 'pagination', { pages: 1, items: [] }), '');
  });

  test('filters are a GET form that shows what is chosen', () => {
    const form = written('filters', 'filters', {
      action: '/performance',
      fields: [
        {
          kind: 'select',
          name: 'status',
          label: 'Status',
          options: [{ value: 'met', text: 'Met', selected: true }],
        },
        {
          kind: 'checkboxes',
          name: 'domain',
          label: 'Domain',
          options: [{ value: 'a', text: hostile, selected: true }],
        },
        { kind: 'hidden', name: 'period', value: hostile },
      ],
      chosen: [{ text: hostile, href: '/performance' }],
      clear: '/performance',
    });
    assert.match(
      form,
      /<form class="gh-filters" method="get" action="\/performance" role="search"/,
    );
    assert.match(form, /<option value="met" selected>Met<\/option>/);
    assert.match(form, /type="checkbox" value="a" checked/);
    assert.doesNotMatch(form, /<script/);
  });

  test('problems show where, what was found and what was expected', () => {
    const summary = written('error-summary', 'errorSummary', [
      {
        message: 'Not a figure',
        place: { file: 'a.csv', row: 4, column: 'C' },
        found: hostile,
        expected: '95%',
      },
      { message: 'Choose a file', place: { path: 'file' } },
    ]);
    assert.match(summary, /<strong>a\.csv, row 4, column C:<\/strong> Not a figure/);
    assert.match(summary, /Found: “&quot;&gt;&lt;script/);
    assert.match(summary, /<a href="#file">Choose a file<\/a>/);
  });
});

describe('the layout', () => {
  const render = createRender(options);

  test('carries brand, version and title, escaped', () => {
    const page = render('web/views/failure.njk', { title: hostile, path: '/x' }, { status: 404 });
    assert.doesNotMatch(page, /<script>|<b>/);
    assert.match(page, /Har&lt;b&gt;our, version 1\.2\.3/);
  });

  test('every view of every room compiles', () => {
    assert.ok(views.length > 0);
    for (const view of views) environment.getTemplate(view, true);
  });

  test('no view switches escaping off, but for charts', () => {
    const unsafe = views.filter((view) =>
      /\|\s*safe\b|autoescape\s+false/.test(readFileSync(join(packageRoot, 'src', view), 'utf8')),
    );
    assert.deepEqual(unsafe, mayHoldMarkup, 'give texts as data, or drawings to the chart macro');
  });
});
