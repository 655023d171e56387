import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contrastWithWhite } from '../brand.ts';
import { colours } from './chart.ts';
import { testEveryChart } from './every-chart.fixture.ts';
import {
  type Bar,
  barsAgainstLevel,
  distribution,
  positionChange,
  ratioIntervals,
  trend,
  weekBars,
  weekTimetable,
} from './index.ts';
import { assertSound, elementsOf } from './sound-chart.fixture.ts';

const percent = (value: number) => `${value}%`;

const bar: Bar = {
  name: 'Stafford',
  value: 95,
  valueText: '95%',
  level: 90,
  levelText: '90%',
  status: 'met',
};

describe('every chart', () => {
  const charts = {
    bars: (name: string, value: number | null) =>
      barsAgainstLevel({
        id: 'c',
        title: name,
        bars: [
          bar,
          {
            ...bar,
            name,
            value,
            valueText: name,
            level: value,
            levelText: name,
            status: value === null ? 'no outturn' : 'missed',
          },
        ],
      }),
    change: (name: string, value: number | null) =>
      positionChange({
        id: 'c',
        title: name,
        changes: [{ name, change: value, changeText: name, fromText: name, toText: name }],
      }),
    trend: (name: string, value: number | null) =>
      trend({
        id: 'c',
        title: name,
        points: [name, 'b', name].map((period) => ({
          period,
          value,
          valueText: name,
          level: value,
          levelText: name,
        })),
        print: percent,
      }),
    distribution: (name: string, value: number | null) =>
      distribution({
        id: 'c',
        title: name,
        dots: [
          { name, value, valueText: name },
          { name: 'b', value: 1, valueText: '1' },
        ],
        ...(value === null ? {} : { level: { value, text: name } }),
        print: () => name,
      }),
    ratios: (name: string, value: number | null) =>
      ratioIntervals({
        id: 'c',
        title: name,
        reference: name,
        rows: [{ name, ratio: value, lower: value, upper: value, text: name, words: name }],
      }),
    week: (name: string, value: number | null) =>
      weekTimetable({
        id: 'c',
        title: name,
        days: [name, 'b'],
        groups: [name, 'b'],
        categories: [{ code: name, title: name }],
        blocks: [
          { day: 0, from: 480, to: value ?? 720, category: name, group: name },
          { day: value ?? 1, from: value ?? 0, to: 720, category: 'b', group: null },
        ],
      }),
    days: (name: string, value: number | null) =>
      weekBars({
        id: 'c',
        title: name,
        categories: [{ code: name, title: name }],
        bars: [{ name, parts: [{ minutes: value, text: name }], total: name }],
      }),
  };

  for (const [name, make] of Object.entries(charts)) testEveryChart(name, make);

  test('an empty list says so', () => {
    const empty = [
      barsAgainstLevel({ id: 'c', title: 't', bars: [] }),
      positionChange({ id: 'c', title: 't', changes: [] }),
      trend({ id: 'c', title: 't', points: [], print: percent }),
      distribution({ id: 'c', title: 't', dots: [], print: percent }),
      ratioIntervals({ id: 'c', title: 't', reference: 'r', rows: [] }),
      weekBars({ id: 'c', title: 't', categories: [], bars: [] }),
      weekTimetable({ id: 'c', title: 't', days: [], groups: [], categories: [], blocks: [] }),
    ];
    for (const chart of empty) {
      assertSound(chart);
      assert.match(chart.description, /^There are no (figures|changes) to show\.$/);
      assert.ok(
        chart.svg.split(chart.description).length > 2,
        'in the drawing, not only in its description',
      );
      assert.deepEqual(chart.table.rows, []);
    }
  });

  test('colours can be told from white: text 4.5 to 1, shapes 3 to 1', () => {
    for (const colour of [colours.text, colours.quiet, colours.highlight]) {
      assert.ok(contrastWithWhite(colour) >= 4.5, colour);
    }
    for (const colour of [colours.good, colours.bad, colours.plain, colours.level]) {
      assert.ok(contrastWithWhite(colour) >= 3, colour);
    }
  });
});

describe('bars against a level', () => {
  const drawn = (bars: readonly Bar[]) =>
    elementsOf(barsAgainstLevel({ id: 'c', title: 't', bars }).svg);

  test('are as long as their share of the largest value or level', () => {
    const [first, second] = drawn([
      { ...bar, value: 50, level: 200 },
      { ...bar, value: 100, level: null },
    ]).filter(({ name, attributes }) => name === 'rect' && attributes.height === '20');
    assert.equal(first?.attributes.width, '25.00%');
    assert.equal(second?.attributes.width, '50.00%');
  });

  test('of negative values go to the left of zero', () => {
    const [below, above] = drawn([
      { ...bar, value: -50, level: null },
      { ...bar, value: 50, level: null },
    ]).filter(({ name, attributes }) => name === 'rect' && attributes.height === '20');
    assert.equal(below?.attributes.x, '0%');
    assert.equal(above?.attributes.x, '50%');
  });

  test('differ by status without colour: full, hatched, pale', () => {
    const fills = drawn([bar, { ...bar, status: 'missed' }, { ...bar, status: 'no level' }])
      .filter(({ name, attributes }) => name === 'rect' && attributes.height === '20')
      .map(({ attributes }) => attributes.fill);
    assert.deepEqual(fills, [colours.good, 'url(#c-hatch)', colours.pale]);
  });

  test('are counted and their ends named in the description', () => {
    const bars: Bar[] = [
      bar,
      { ...bar, name: 'Drake Hall', value: 80, valueText: '80%', status: 'missed' },
      {
        ...bar,
        name: 'Swinfen Hall',
        value: null,
        valueText: 'not supplied',
        status: 'no outturn',
      },
    ];
    assert.equal(
      barsAgainstLevel({ id: 'c', title: 't', bars }).description,
      '3 in all: 1 met, 1 missed, 1 no outturn. Highest: Stafford, 95%. Lowest: Drake Hall, 80%.',
    );
  });
});

describe('a trend', () => {
  const point = { value: 1, valueText: '1', level: 2, levelText: '2' };
  const lines = (values: ReadonlyArray<number | null>) =>
    elementsOf(
      trend({
        id: 'c',
        title: 't',
        points: values.map((value, index) => ({ ...point, period: `M${index}`, value })),
        print: percent,
      }).svg,
    ).filter(({ attributes }) => attributes['stroke-width'] === '3');

  test('joins neighbours and breaks where a period has no outturn', () => {
    assert.equal(lines([1, 2, 3, 4]).length, 3);
    assert.equal(lines([1, 2, null, 4]).length, 1);
    assert.equal(lines([1]).length, 0);
  });
});

describe('a distribution', () => {
  test('stacks equal values, names its ends and its middle', () => {
    const values = [90, 90, 90, 70, 98];
    const chart = distribution({
      id: 'c',
      title: 't',
      dots: [
        ...values.map((value, index) => ({ name: `P${index}`, value, valueText: `${value}%` })),
        { name: 'P5', value: null, valueText: 'not open' },
      ],
      print: percent,
    });
    assert.equal(
      chart.description,
      '5 of 6 have a figure, from 70% (P3) to 98% (P4). Half are at 90% or below.',
    );
    const circles = elementsOf(chart.svg).filter(({ name }) => name === 'circle');
    const places = circles.map(({ attributes }) => `${attributes.cx} ${attributes.cy}`);
    assert.equal(circles.length, 5);
    assert.equal(new Set(places).size, 5, 'no dot hides another');
  });
});
