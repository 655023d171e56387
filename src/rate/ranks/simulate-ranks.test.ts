import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Scheme } from '../../catalogue/index.ts';
import { Random } from '../../simulate/index.ts';
import { rateSubjects } from '../scheme/rate-subjects.ts';
import type { Chance, RatedSubject } from '../scheme/rated-subject.ts';
import { inputOf, schemeOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { withoutCounts } from './known-chance.ts';
import { simulateRanks } from './simulate-ranks.ts';

const options = { draws: 10_000, seed: 1 };
const scheme = schemeOf([inputOf('a'), inputOf('b')]);
const judged: Chance = { kind: 'judgement' };

const partOf = (top: number, bottom: number) => ({
  outturn: (100 * top) / bottom,
  chance: { kind: 'proportion', top, bottom } as const,
});

function placesOf(
  rated: Scheme,
  subjects: readonly RatedSubject[],
  before?: readonly RatedSubject[],
) {
  const [answer] = simulateRanks([{ scheme: rated, subjects, before }], options);
  assert.ok(answer);
  return answer;
}

function sureOf(answer: ReturnType<typeof placesOf>, id: string) {
  const place = answer.places.get(id);
  assert.ok(place?.sure, place?.unsure ?? id);
  return place.sure;
}

describe('places by simulation', () => {
  test('are the places themselves where chance does not come in, and ties share them', () => {
    const scores = { Stafford: 80, Featherstone: 60, Brinsford: 60, Foston: 20 };
    const subjects = Object.entries(scores).map(([name, outturn]) =>
      subjectOf(name, { a: { outturn, chance: judged }, b: { outturn, chance: judged } }),
    );
    const answer = placesOf(scheme, subjects);
    for (const { id, place, score, band } of rateSubjects(scheme, subjects, '').ratings) {
      const { rank, of, median, lower, upper, bands, ...sure } = sureOf(answer, id);
      assert.deepEqual([rank, lower, median, upper, of], [...Array(4).fill(place?.rank), 4]);
      assert.deepEqual(sure.score, { lower: score, upper: score });
      assert.equal(bands[band?.label ?? ''], 1);
    }
    assert.deepEqual(
      ['stafford', 'featherstone', 'brinsford', 'foston'].map((id) => sureOf(answer, id).rank),
      [1, 2, 2, 4],
    );
  });

  test('order two as often as the normal approximation says', () => {
    // 75% and 74% of 4,000: the difference of 0.01 has a deviation of
    // sqrt(0.75 x 0.25 / 4000 + 0.74 x 0.26 / 4000) = 0.00975, so it is above 0 in Phi(1.026) = 84.8% of draws.
    const one = schemeOf([inputOf('a')], { rounding: { places: 4, beforeBands: true } });
    const subjects = [
      subjectOf('Ahead', { a: partOf(3000, 4000) }),
      subjectOf('Behind', { a: partOf(2960, 4000) }),
    ];
    const equal = subjects.map((subject) => ({
      ...subject,
      spans: subjectOf('', { a: { outturn: 50, chance: judged } }).spans,
    }));
    const rose = placesOf(one, subjects, equal).changes.get('behind');
    const ahead = placesOf(one, equal, subjects).changes.get('behind');
    assert.ok(ahead?.sure && rose?.sure);
    // Sharing place 1 before, nobody can rise; from place 2 to a shared place 1 is a rise.
    assert.equal(rose.sure.rose, 0);
    assert.ok(Math.abs(ahead.sure.rose - 0.848) < 0.02, `${ahead.sure.rose}`);
  });

  test('order two counts of events as often as the normal approximation says', () => {
    // Fewer is better: 400 against 440, a difference of 40 with a deviation of sqrt(841) = 29; Phi(1.379) = 91.6%.
    const fewer = schemeOf(
      [
        inputOf('a', {
          views: [
            {
              measure: 'outturn',
              share: 100,
              points: {
                kind: 'along',
                points: [
                  [0, 100],
                  [1000, 0],
                ],
              },
            },
          ],
        }),
      ],
      { rounding: { places: 4, beforeBands: true } },
    );
    const counted = (top: number) => ({
      outturn: top,
      chance: { kind: 'events', top, perEvent: 1 } as const,
    });
    const judgedAlike = ['Ahead', 'Behind'].map((name) =>
      subjectOf(name, { a: { outturn: 5, chance: judged } }),
    );
    const before = [
      subjectOf('Ahead', { a: counted(400) }),
      subjectOf('Behind', { a: counted(440) }),
    ];
    const change = placesOf(fewer, judgedAlike, before).changes.get('behind');
    assert.ok(change?.sure && Math.abs(change.sure.rose - 0.916) < 0.02, `${change?.sure?.rose}`);
  });

  test('are not given where more than a fifth of what is known was only published', () => {
    const weighed = schemeOf([inputOf('a', { weight: 4 }), inputOf('b', { weight: 1 })]);
    const fifth = subjectOf('Fifth', { a: partOf(30, 60), b: 50 });
    const most = subjectOf('Most', { a: 50, b: partOf(30, 60) });
    const answer = placesOf(weighed, [fifth, most]);
    assert.equal(sureOf(answer, 'fifth').of, 2);
    assert.deepEqual(answer.places.get('most'), { sure: null, unsure: withoutCounts });
  });

  test('say nothing of whoever is not rated', () => {
    const answer = placesOf(scheme, [
      subjectOf('Rated', { a: partOf(1, 2), b: partOf(1, 2) }),
      subjectOf('Not', {}),
    ]);
    assert.equal(answer.places.has('not'), false);
    assert.equal(sureOf(answer, 'rated').of, 1);
  });

  test('are the same for the same seed, whoever else is asked about, and others for another', () => {
    const subjects = [
      subjectOf('One', { a: partOf(30, 60), b: partOf(12, 20) }),
      subjectOf('Two', { a: partOf(33, 60), b: partOf(10, 20) }),
    ];
    const other = schemeOf([inputOf('b')]);
    const alone = simulateRanks([{ scheme, subjects }], options)[0];
    const beside = simulateRanks(
      [
        { scheme: other, subjects },
        { scheme, subjects },
      ],
      options,
    )[1];
    assert.deepEqual(alone?.places, beside?.places);
    const seeded = simulateRanks([{ scheme, subjects }], { ...options, seed: 2 })[0];
    const shares = (answer: typeof alone) => answer?.places.get('one')?.sure?.bands;
    assert.notDeepEqual(shares(alone), shares(seeded));
  });

  test('are refused with draws or a seed that cannot be', () => {
    for (const wrong of [
      { draws: 99, seed: 1 },
      { draws: 1e6, seed: 1 },
      { draws: 500, seed: 0.5 },
    ]) {
      assert.throws(() => simulateRanks([], wrong), { code: 'RATE_BAD_DRAWS' });
    }
  });
});

describe('a change of place', () => {
  const figures = (top: number) => ({ a: partOf(top, 100), b: partOf(top, 100) });
  const shares = [20, 40, 60, 80];
  const before = shares.map((top, at) => subjectOf(`P${at}`, figures(top)));
  const now = shares.map((_, at) => subjectOf(`P${at}`, figures(shares[3 - at] ?? 0)));

  test('that is far beyond chance is as the figures have it', () => {
    const { changes, net } = placesOf(scheme, now, before);
    assert.deepEqual(
      [...changes.values()].map(({ sure }) => sure?.change),
      [3, 1, -1, -3],
    );
    const first = changes.get('p0')?.sure;
    assert.ok(first && first.lower >= 2 && first.upper === 3 && first.rose > 0.99);
    // What one gains others lose.
    assert.deepEqual([net?.includingGroups.sure?.lower, net?.includingGroups.sure?.upper], [0, 0]);
  });

  test('is among those in both: newcomers push nobody down, and who is gone lifts nobody', () => {
    const newcomers = [95, 90].map((top, at) => subjectOf(`New ${at}`, figures(top)));
    const gone = subjectOf('Gone', figures(99));
    const { changes, net, places } = placesOf(scheme, [...newcomers, ...now], [gone, ...before]);
    assert.deepEqual(
      [...changes].map(([id, { sure }]) => [id, sure?.change]),
      [
        ['p0', 3],
        ['p1', 1],
        ['p2', -1],
        ['p3', -3],
      ],
    );
    const sum = net?.includingGroups.sure;
    assert.deepEqual([sum?.change, sum?.lower, sum?.upper], [0, 0, 0]);
    assert.deepEqual([places.get('p0')?.sure?.rank, places.get('p0')?.sure?.of], [3, 6]);
  });

  test('is added up over those asked about, with and without whoever is newly rated together', () => {
    const together = { ...scheme, reportingGroups: 'together' } as const;
    const grouped = now.map((subject, at) =>
      at < 2 ? { ...subject, reportedWith: { id: 'pair', name: 'Pair' } } : subject,
    );
    const question = { scheme: together, subjects: grouped, before, net: ['p0', 'p1', 'p2'] };
    const [answer] = simulateRanks([question], options);
    // Before, P0 to P3 had the places 4, 3, 2, 1. Now the pair has the mean of 80 and 60 and is first, P2 (40) second, P3 (20) third.
    assert.equal(answer?.net?.excludingGroups.sure?.change, 0);
    assert.equal(answer?.net?.includingGroups.sure?.change, 3 + 2 + 0);
    assert.equal(answer?.changes.get('p1')?.sure?.change, 2);
  });

  test('of published figures is not given', () => {
    const published = before.map(({ name }) => subjectOf(name, { a: 50, b: 50 }));
    const { changes, net } = placesOf(scheme, now, published);
    assert.equal(changes.get('p0')?.unsure, withoutCounts);
    assert.equal(net?.includingGroups.unsure, withoutCounts);
  });
});

test('an interval of a place holds the true place about as often as it says', () => {
  // Ten prisons with true shares drawn anew for each of 150 worlds, 300 records each.
  const one = schemeOf([inputOf('a')], { rounding: { places: 4, beforeBands: true } });
  const random = new Random('coverage');
  let [held, all] = [0, 0];
  for (let world = 0; world < 150; world += 1) {
    const truths = Array.from({ length: 10 }, () => 0.6 + 0.08 * random.normal());
    const subjects = truths.map((truth, at) => {
      let top = 0;
      for (let record = 0; record < 300; record += 1) if (random.chance(truth)) top += 1;
      return subjectOf(`P${at}`, { a: partOf(top, 300) });
    });
    const [answer] = simulateRanks([{ scheme: one, subjects }], { draws: 500, seed: world });
    truths.forEach((truth, at) => {
      const place = 1 + truths.filter((other) => other > truth).length;
      const { sure } = answer?.places.get(`p${at}`) ?? {};
      all += 1;
      if (sure && sure.lower <= place && place <= sure.upper) held += 1;
    });
  }
  // 1,500 places: by chance alone the share is off by 0.6%; places are whole, so that an interval holds rather more.
  assert.ok(held / all > 0.94 && held / all < 0.995, `${held / all}`);
});
