import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Chart } from './chart.ts';
import { testEveryChart } from './every-chart.fixture.ts';
import {
  controlChart,
  forecastChart,
  funnelPlot,
  leagueTable,
  ratingBars,
  schemeComparison,
  scoreScale,
  slope,
  smallMultiples,
} from './index.ts';
import { assertSound } from './sound-chart.fixture.ts';

const print = (value: number) => `${value}%`;
const target = { value: 10, text: '10%', words: 'all' };
const sides = { from: 'before', to: 'after' };
const scale = { from: 0, to: 100, bands: [], band: null, print };

function months(name: string, value: number | null) {
  return [name, 'b', name].map((month, index) => ({
    ...{ month, value, valueText: name, mean: value, level: value },
    ...{ lower: index === 1 ? null : value, upper: value, flags: [1, 2] },
  }));
}

const charts = {
  league: (name: string, value: number | null) =>
    leagueTable({
      ...{ id: 'c', title: name, measured: 'Place', better: 'low', print },
      rows: [
        {
          ...{ name, value, valueText: name, lower: value, upper: value },
          ...{ intervalText: name, band: name, highlighted: true },
        },
      ],
      zones: [
        { label: name, from: null, to: value },
        { label: name, from: value, to: null },
      ],
    }),
  slope: (name: string, value: number | null) =>
    slope({
      ...{ id: 'c', title: name, sides: { from: name, to: name }, better: 'low' },
      rows: [
        { name, from: value, fromText: name, to: value, toText: name, group: name },
        { name, from: 1, fromText: '1', to: value, toText: name },
      ],
    }),
  funnel: (name: string, value: number | null) =>
    funnelPlot({
      ...{ id: 'c', title: name, target, denominators: name, values: name },
      dots: [
        {
          ...{ name, denominator: value, denominatorText: name, value, valueText: name },
          ...{ beyond: { limit: 99.8, side: 'above' }, words: name },
        },
      ],
      limits: [
        { limit: 95, points: [{ denominator: value ?? 1, lower: value ?? 0, upper: value ?? 2 }] },
      ],
      ...{ printValue: print, printDenominator: String, adjusted: name },
    }),
  control: (name: string, value: number | null) =>
    controlChart({
      ...{ id: 'c', title: name, points: months(name, value), print },
      rules: [{ number: 1, words: name }],
      rebases: [
        { at: 1, words: name },
        { at: 7, words: name },
      ],
    }),
  forecast: (name: string, value: number | null) =>
    forecastChart({
      ...{ id: 'c', title: name, needed: name, sureness: name, print },
      points: [value, null].map((known) => ({
        ...{ month: name, value: known, valueText: name, level: value, levelText: name },
        ...{ forecast: value, lower: value, upper: value, forecastText: name },
      })),
    }),
  score: (name: string, value: number | null) =>
    scoreScale({
      ...{ ...scale, id: 'c', title: name, score: value, scoreText: name, band: name },
      bands: [{ label: name, from: 5, to: value ?? 100 }],
    }),
  inputs: (name: string, value: number | null) =>
    ratingBars({
      ...{ id: 'c', title: name },
      bars: [
        {
          ...{ name, domain: name, score: value, scoreText: name, weightText: name },
          ...{ contribution: value, most: value, contributionText: name },
        },
      ],
    }),
  schemes: (name: string, value: number | null) =>
    schemeComparison({
      ...{ id: 'c', title: name },
      schemes: [
        { title: name, bands: [name] },
        { title: name, bands: [] },
      ],
      rows: [
        {
          name,
          under: [
            { place: value, placeText: name, band: name },
            { place: value, placeText: name, band: null },
          ],
        },
      ],
    }).places,
  panel: (name: string, value: number | null): Chart => {
    const panels = [{ title: name, sentence: name, points: months(name, value), print }];
    const [chart] = smallMultiples({ id: 'c', title: name, panels }).panels;
    assert.ok(chart !== undefined);
    const id = (text: string) => text.replaceAll('c-1-', 'c-');
    return { ...chart, id: 'c', svg: id(chart.svg) };
  },
};

describe('every chart of ratings', () => {
  for (const [name, make] of Object.entries(charts)) testEveryChart(name, make);

  test('without anybody says so', () => {
    const none = { id: 'c', title: 't' };
    const printed = { print, printValue: print, printDenominator: print };
    const empty = [
      leagueTable({ ...none, rows: [], measured: 'Place', better: 'low', print }),
      slope({ ...none, rows: [], sides, better: 'low' }),
      funnelPlot({
        ...{ ...none, ...printed, dots: [], target, limits: [] },
        ...{ denominators: 'd', values: 'v' },
      }),
      controlChart({ ...none, points: [], rules: [], rebases: [], print }),
      forecastChart({ ...none, points: [], sureness: '80%', print }),
      ratingBars({ ...none, bars: [] }),
    ];
    for (const chart of empty) {
      assertSound(chart);
      assert.equal(chart.sentence, 'There are no figures to show.');
      assert.deepEqual(chart.table.rows, []);
    }
    assert.equal(smallMultiples({ ...none, panels: [] }).sentence, 'There are no figures to show.');
  });

  test('takes a sentence, which comes first in its description', () => {
    const sentence = 'Stafford rose.';
    const rows = [{ name: 'Stafford', from: 73, fromText: '73', to: 17, toText: '17' }];
    const chart = slope({ id: 'c', title: 't', rows, sides, better: 'low', sentence });
    assert.equal(chart.sentence, sentence);
    assert.match(chart.description, /^Stafford rose\./);
  });
});
