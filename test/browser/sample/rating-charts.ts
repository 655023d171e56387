import {
  type Chart,
  controlChart,
  forecastChart,
  funnelPlot,
  leagueTable,
  page,
  ratingBars,
  ratingCell,
  schemeComparison,
  scoreScale,
  slope,
  smallMultiples,
} from '../../../src/web/index.ts';
import {
  controlPoints,
  controlRebases,
  controlRules,
  forecastPoints,
  funnelDots,
  funnelLimits,
} from './chance.ts';
import {
  comparedRows,
  comparedSchemes,
  crowdedRows,
  leagueRows,
  placeRows,
  providerName,
  ratingInputs,
  scoreRows,
  zones,
} from './ratings.ts';

const percent = (value: number) => `${value}%`;
const tenths = (value: number) => String(Math.round(value * 10) / 10);

function placeCharts(): Chart[] {
  const league = { measured: 'Place', better: 'low', print: String } as const;
  const sides = { from: 'Q4 2006-07', to: 'Q4 2007-08' };
  return [
    leagueTable({ ...league, id: 'league', title: 'Places of all', rows: leagueRows }),
    leagueTable({
      ...{ id: 'scores', title: 'Scores with bands', rows: scoreRows, measured: 'Score' },
      ...{ better: 'high', print: tenths, zones },
    }),
    leagueTable({
      ...{ ...league, id: 'published', title: 'Published places' },
      rows: leagueRows.slice(5, 6),
    }),
    leagueTable({ ...league, id: 'nobody', title: 'A league of nobody', rows: [] }),
    slope({ id: 'slope', title: 'Change of place', rows: placeRows, sides, better: 'low' }),
    slope({ id: 'crowd', title: 'Close together', rows: crowdedRows, sides, better: 'low' }),
  ];
}

function chanceCharts(): Chart[] {
  const funnel = {
    ...{ target: { value: 12.5, text: '12.5%', words: 'all providers' }, limits: funnelLimits },
    ...{ denominators: 'tests in the year', values: 'positive tests' },
    ...{ printValue: percent, printDenominator: String },
  };
  const control = { rules: controlRules, rebases: controlRebases, print: percent };
  return [
    funnelPlot({
      ...{ ...funnel, id: 'funnel', title: 'Positive tests', dots: funnelDots },
      adjusted: 'widened 1.3 times for overdispersion',
    }),
    funnelPlot({ ...funnel, id: 'one', title: 'One provider', dots: funnelDots.slice(1, 2) }),
    controlChart({
      ...{ ...control, id: 'control', title: 'Month by month', points: controlPoints(36) },
    }),
    controlChart({ ...control, id: 'month', title: 'One month', points: controlPoints(1) }),
    forecastChart({
      ...{ id: 'forecast', title: 'The year to its end', points: forecastPoints },
      ...{ needed: '46.8 a month', sureness: '80%', print: String },
    }),
  ];
}

const card = {
  ...{
    from: 0,
    to: 100,
    bands: zones.map((zone) => ({ ...zone, from: zone.from ?? 0, to: zone.to ?? 100 })),
  },
  print: tenths,
};

function cardCharts(): Chart[] {
  return [
    scoreScale({
      ...{ ...card, id: 'scale', title: 'The score', score: 72.4, scoreText: '72.4' },
      ...{ band: 'Passable', interval: { lower: 66, upper: 78, text: '66 to 78' } },
    }),
    scoreScale({
      ...{ ...card, id: 'unscored', title: 'No score', score: null, band: null },
      scoreText: 'less than 60% of the weight is known',
    }),
    ratingBars({ id: 'inputs', title: 'What makes the score', bars: ratingInputs }),
  ];
}

const domains = ['Public protection', 'Offender management', 'Interventions', 'Overall'];
const directions = ['up', 'down', 'same', 'unknown'] as const;
const labels = ['Poor', 'Passable', 'Good', 'Outstanding'];

function matrixRows() {
  return Array.from({ length: 6 }, (_, row) => ({
    name: providerName(row),
    href: '/ratings',
    cells: domains.map((_, column) => {
      const step = row === 2 && column === 1 ? null : ((row * 3 + column) % 4) + 1;
      return ratingCell({
        ...{ step, steps: 4, direction: directions[(row + column) % 4] ?? 'unknown' },
        text: step === null ? 'not rated' : (labels[step - 1] ?? ''),
        detail: step === null ? undefined : `score ${step * 20 + 7}`,
      });
    }),
  }));
}

/** Every chart of ratings, with what is hard for each: many, few, none, long names. */
export const ratings = page({
  needs: 'see published',
  path: '/ratings',
  show: () => {
    const comparison = schemeComparison({
      ...{ id: 'schemes', title: 'Two schemes', schemes: comparedSchemes, rows: comparedRows },
    });
    return {
      view: 'sample/views/ratings.njk',
      title: 'Ratings',
      breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ratings' }],
      data: {
        charts: [...cardCharts(), ...placeCharts(), ...chanceCharts(), comparison.places],
        bands: comparison.bands,
        head: ['Provider', ...domains],
        rows: matrixRows(),
        multiples: smallMultiples({
          ...{ id: 'panels', title: 'Twelve at once', sharedScale: true },
          panels: Array.from({ length: 12 }, (_, index) => ({
            title: providerName(index),
            sentence: `${12 - index} months stand out.`,
            points: controlPoints(index === 3 ? 0 : 24, index),
            rebases: [14],
            print: percent,
          })),
        }),
      },
    };
  },
});
