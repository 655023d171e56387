import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Random } from '../../../simulate/index.ts';
import { amountYear, eventMonths, eventYear, partYear } from '../year-end.fixture.ts';
import { yearEndOf } from '../year-end.ts';
import type { YearQuestion } from './year-question.ts';

const draws = 2000;
/** Of 2,000 intervals of 95% chance alone leaves 93.5 to 96.5; of whole numbers a few more hold. */
const enough = { least: 0.935, most: 0.985 };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const year = <T>(draw: (month: number) => T): T[] =>
  Array.from({ length: 12 }, (_, at) => draw(at));

/** By counting how many exponential times fit in. */
function events(random: Random, mean: number): number {
  let left = mean + Math.log(1 - random.next());
  let count = 0;
  while (left > 0) {
    left += Math.log(1 - random.next());
    count += 1;
  }
  return count;
}

function part(random: Random, records: number, share: number): number {
  return Array.from({ length: records }, () => random.chance(share)).filter(Boolean).length;
}

/** Of so many years drawn, how many end between the ends that were told of them. */
function covered(draw: () => { question: YearQuestion; end: number }): number {
  let held = 0;
  for (let one = 0; one < draws; one += 1) {
    const { question, end } = draw();
    const between = yearEndOf(question)?.between;
    if (between && end >= between.lower - 1e-9 && end <= between.upper + 1e-9) held += 1;
  }
  return held / draws;
}

function isNear(share: number): void {
  assert.ok(share >= enough.least && share <= enough.most, `${share}`);
}

describe('of intervals of 95% near 95 of 100 hold what comes', () => {
  for (const known of [3, 6, 9]) {
    const random = new Random(`coverage after ${known} months`);

    test(`for events, after ${known} months`, () => {
      isNear(
        covered(() => {
          const counts = year(() => events(random, 5));
          return { question: eventYear(counts.slice(0, known)), end: sum(counts) };
        }),
      );
    });

    test(`for events with the seasons of three years, after ${known} months`, () => {
      const mean = (at: number) => 8 + 5 * Math.sin((2 * Math.PI * at) / 12);
      isNear(
        covered(() => {
          const [counts = [], ...before] = Array.from({ length: 4 }, () =>
            year((at) => events(random, mean(at))),
          );
          const earlier = before.map(eventMonths);
          return { question: eventYear(counts.slice(0, known), { earlier }), end: sum(counts) };
        }),
      );
    });

    test(`for a part of records, after ${known} months`, () => {
      isNear(
        covered(() => {
          const counts = year((): [number, number] => [part(random, 20, 0.7), 20]);
          const end = (100 * sum(counts.map(([top]) => top))) / 240;
          return { question: partYear(counts.slice(0, known)), end };
        }),
      );
    });

    test(`for amounts, after ${known} months`, () => {
      isNear(
        covered(() => {
          const values = year(() => 100 + 15 * random.normal());
          return { question: amountYear(values.slice(0, known), 'adds'), end: sum(values) };
        }),
      );
    });

    test(`for averages, after ${known} months`, () => {
      isNear(
        covered(() => {
          const values = year(() => 100 + 15 * random.normal());
          return { question: amountYear(values.slice(0, known), 'stands'), end: sum(values) / 12 };
        }),
      );
    });
  }

  test('for events that come in clusters, after six months', () => {
    const random = new Random('clusters');
    // Each cluster has one to five: the variance is (1 + 4 + 9 + 16 + 25) / 15 = 3.7 times the mean.
    const clusters = () => sum(Array.from({ length: events(random, 4) }, () => random.whole(1, 5)));
    isNear(
      covered(() => {
        const counts = year(clusters);
        return { question: eventYear(counts.slice(0, 6)), end: sum(counts) };
      }),
    );
  });
});
