import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bandGlyph, directionGlyph, ratingCell } from './band-glyph.ts';
import { type RatingBar, ratingBars } from './rating-bars.ts';
import { type ScoreScale, scoreScale } from './score-scale.ts';
import { elementsOf } from './sound-chart.fixture.ts';

const bar = (name: string, contribution: number | null, most: number): RatingBar => ({
  ...{ name, score: contribution, scoreText: String(contribution), weightText: `${most}%` },
  ...{ contribution, most: contribution === null ? null : most },
  contributionText: contribution === null ? 'left out' : `${contribution} of ${most}`,
});
const rects = (svg: string) =>
  elementsOf(svg)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => attributes);

describe('the bars of a rating', () => {
  const bars = [bar('few', 10, 40), bar('none', null, 20), bar('many', 20, 25)];

  test('stand by what they add, those without a score last', () => {
    const { table } = ratingBars({ id: 'c', title: 't', bars });
    assert.deepEqual(
      table.rows.map(([name]) => name?.text),
      ['many', 'few', 'none'],
    );
  });

  test('are as long as the most they could add, filled as far as they do', () => {
    // The longest could add 40: 25 of it is 62.5 percent, 20 is half, 10 a quarter.
    assert.deepEqual(
      rects(ratingBars({ id: 'c', title: 't', bars }).svg).map(({ width }) => width),
      ['62.50%', '50.00%', '100.00%', '25.00%'],
    );
  });

  test('say what adds and what misses most', () => {
    const { sentence, description } = ratingBars({ id: 'c', title: 't', bars });
    assert.equal(sentence, 'many adds most, 20 of 25; few misses most: it adds 10 of 40.');
    assert.match(description, /none: left out\.$/);
  });
});

describe('a scale of scores', () => {
  const bands = [
    { label: 'Poor', from: 0, to: 40 },
    { label: 'Passable', from: 40, to: 60 },
    { label: 'Good', from: 60, to: 80 },
    { label: 'Outstanding', from: 80, to: 100 },
  ];
  const drawn = (more: Partial<ScoreScale> = {}) =>
    scoreScale({
      ...{ id: 'c', title: 't', from: 0, to: 100, bands, score: 72.4, scoreText: '72.4' },
      ...{ band: 'Good', print: (value: number) => String(Math.round(value * 10) / 10) },
      ...more,
    });

  test('says the band, and how far the next one is', () => {
    assert.equal(drawn().sentence, 'The score of 72.4 lies in Good, 7.6 short of Outstanding.');
    assert.equal(
      drawn({ score: 80, scoreText: '80', band: 'Outstanding' }).sentence,
      'The score of 80 lies in Outstanding.',
    );
  });

  test('says when another band counts, and gives that one the thick edge', () => {
    const { sentence, svg } = drawn({ band: 'Poor' });
    assert.match(sentence ?? '', /; the rating is Poor\.$/);
    const thick = rects(svg).filter((one) => one['stroke-width'] === '3');
    // The bar is 96 percent of the width, Poor 40 percent of the bar.
    assert.deepEqual(
      thick.map(({ x, width }) => [x, width]),
      [['2%', '38.40%']],
    );
  });

  test('draws no place where there is no score', () => {
    const { svg, sentence } = drawn({ score: null, scoreText: 'too little is known', band: null });
    assert.equal(sentence, 'There is no score: too little is known.');
    assert.doesNotMatch(svg, /M0 0l-6 -9/);
  });
});

describe('the glyph of a band', () => {
  const filled = (step: number | null, steps: number) =>
    rects(bandGlyph(step, steps).svg).map(({ fill }) => fill !== '#ffffff');

  test('has as many steps as there are bands, filled up to its own', () => {
    assert.deepEqual(filled(1, 4), [true, false, false, false]);
    assert.deepEqual(filled(4, 4), [true, true, true, true]);
    assert.deepEqual(filled(3, 5), [true, true, true, false, false]);
  });

  test('is dashed where nothing is rated', () => {
    assert.deepEqual(filled(null, 4), [false, false, false, false]);
    assert.ok(rects(bandGlyph(null, 4).svg).every((one) => one['stroke-dasharray'] === '2 2'));
    assert.ok(rects(bandGlyph(1, 4).svg).every((one) => one['stroke-dasharray'] === undefined));
  });

  test('takes no more room however many steps there are', () => {
    for (const steps of [1, 4, 10, 1000]) {
      const [svg] = elementsOf(bandGlyph(1, steps).svg);
      assert.ok(Number(svg?.attributes.width) <= 32);
    }
  });

  test('is hidden from those who hear the word beside it, as the arrow is', () => {
    const cell = ratingCell({ text: 'Good', step: 3, steps: 4, direction: 'unknown' });
    for (const glyph of [cell.band, cell.direction?.glyph]) {
      assert.equal(elementsOf(glyph?.svg ?? '')[0]?.attributes['aria-hidden'], 'true');
    }
    assert.equal(cell.direction?.words, 'change not known');
  });

  test('four directions have four shapes', () => {
    const shapes = (['up', 'down', 'same', 'unknown'] as const).map(
      (direction) => /d="([^"]*)"/.exec(directionGlyph(direction).svg)?.[1],
    );
    assert.equal(new Set(shapes).size, 4);
  });
});
