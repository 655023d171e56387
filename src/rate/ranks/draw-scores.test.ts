import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Gate, Measure, RollUp, Scheme, View } from '../../catalogue/index.ts';
import { prepareScheme } from '../scheme/prepared-scheme.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import { fourBands, inputOf, schemeOf, spanOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { DrawOrder } from './draw-order.ts';
import { drawScores } from './draw-scores.ts';
import { inputWorlds } from './input-worlds.ts';

const view = (measure: Measure): View => ({
  ...{ measure, share: 50 },
  points: {
    kind: 'along',
    points: [
      [-50, 0],
      [50, 40],
      [100, 100],
    ],
  },
});
const codes = ['a', 'b', 'c'] as const;
const rollUps: readonly RollUp[] = [
  { kind: 'weighted mean' },
  { kind: 'minimum' },
  { kind: 'sum' },
  { kind: 'share met', met: 50 },
];
const becauses = { title: 'A gate', among: [], because: 'Of this.' };
const gates: readonly Gate[] = [
  {
    ...becauses,
    code: 'points',
    on: 'overall',
    when: { input: 'a', scoreBelow: 40 },
    effect: { kind: 'caps', band: 'Passable' },
  },
  {
    ...becauses,
    code: 'figure',
    on: 'overall',
    when: { metrics: ['M-b'], is: 'more than', number: 30 },
    effect: { kind: 'forces', band: 'Poor' },
  },
];
const domainGates: readonly Gate[] = [
  {
    ...becauses,
    code: 'domain',
    on: 'one',
    when: { input: 'b', scoreBelow: 50 },
    effect: { kind: 'forces', band: 'Poor' },
  },
  {
    ...becauses,
    code: 'any',
    on: 'overall',
    when: { domains: 1, atMost: 'Passable' },
    effect: { kind: 'caps', band: 'Good' },
  },
];

const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    weights: fc.tuple(...codes.map(() => fc.integer({ min: 1, max: 9 }))),
    measure: fc.constantFrom<Measure>('attainment', 'outturn', 'improvement', 'percentile'),
    missing: fc.constantFrom('leave out', 'count as lowest'),
    rollUp: fc.constantFrom(...rollUps),
    of: fc.constantFrom('inputs', 'domain scores', 'domain bands'),
    reportingGroups: fc.constantFrom('together', 'apart'),
    beforeBands: fc.boolean(),
    gated: fc.boolean(),
    overQuarters: fc.constantFrom([], [1, 3]),
  })
  .map(({ weights, measure, missing, rollUp, of, beforeBands, gated, ...given }) => {
    const plain = of === 'inputs';
    const domains = ['one', 'two'].map((code) => ({
      code,
      title: code,
      weight: 2,
      rollUp,
      bands: fourBands,
    }));
    const inputs = codes.map((code, at) => {
      const views = [view('attainment'), view(measure)];
      const domain = plain ? undefined : code === 'c' ? 'two' : 'one';
      return inputOf(code, { weight: weights[at] ?? 1, views, missing, domain });
    });
    return schemeOf(inputs, {
      ...given,
      domains: plain ? [] : domains,
      overall: {
        of,
        rollUp: of === 'domain bands' ? { kind: 'weighted mean' } : rollUp,
        bands: fourBands,
      },
      gates: gated ? [...gates, ...(plain ? [] : domainGates)] : [],
      enough: 0,
      rounding: { places: 1, beforeBands },
    });
  });

const count = fc.integer({ min: 0, max: 40 });
const figure = fc
  .record({
    polarity: fc.constantFrom('higher', 'lower'),
    outturn: fc.option(count, { freq: 8 }),
    level: fc.option(count, { freq: 8 }),
    previous: fc.option(count),
    judged: fc.boolean(),
  })
  .map(({ judged, ...given }) => {
    const chanceOf = (top: number | null) =>
      judged || top === null
        ? { kind: 'judgement' as const }
        : { kind: 'events' as const, top, perEvent: 1 };
    return { ...given, chance: chanceOf(given.outturn), previousChance: chanceOf(given.previous) };
  });
const quarter = fc.record({ a: figure, b: figure, c: figure });

const prisons: fc.Arbitrary<RatedSubject[]> = fc
  .array(
    fc.record({
      now: quarter,
      before: quarter,
      group: fc.constantFrom('Open', 'Local'),
      together: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(({ now, before, group, together }, at) => {
      const reportedWith = together ? { id: 'both', name: 'Both' } : undefined;
      const spans = [spanOf(before, { weight: 1 }), spanOf(now, { weight: 3 })];
      return subjectOf(`Prison ${at}`, {}, { group, reportedWith, spans });
    }),
  );

/** Less than what is noise to the engine, more than what the order of adding does. */
const hair = 1e-11;

test('every draw comes to what the engine makes of the points that were drawn', () => {
  const options = { draws: 100, seed: 7 };
  fc.assert(
    fc.property(schemes, prisons, (scheme, twoQuarters) => {
      const subjects = twoQuarters.map((subject) =>
        scheme.overQuarters.length > 0 ? subject : { ...subject, spans: subject.spans.slice(1) },
      );
      const prepared = prepareScheme(scheme, subjects);
      const order = new DrawOrder(options);
      const [drawn = []] = drawScores([{ scheme, subjects }], options, { part: 0, parts: 1 });
      const rated = prepared.rows.filter(
        (row) =>
          !Number.isNaN(
            resultOf(prepared, row.members, (subject) => prepared.pointsAsTheyAre(subject)).score,
          ),
      );
      assert.deepEqual(
        drawn.map(({ id }) => id),
        rated.map(({ id }) => id),
      );
      for (const row of drawn) {
        const members = prepared.rows[row.index]?.members ?? [];
        const asDrawn = (draw: number, moved = 0) =>
          resultOf(prepared, members, (subject) =>
            Array.from(pointsIn({ prepared, order, subject, draw }), (points) => points + moved),
          );
        // In another order of adding the ninth decimal may be another, and with it what is half a step.
        row.scores.forEach((score, draw) => {
          const near = [0, hair, -hair].some(
            (moved) => Math.abs(score - asDrawn(draw, moved).score) < 1e-8,
          );
          assert.ok(near, `draw ${draw}: ${score}`);
        });
        const results = Array.from(row.scores, (_, draw) => asDrawn(draw));
        if (results.some(({ score }, draw) => score !== row.scores[draw])) continue;
        const poor = results.filter(({ band }) => scheme.overall.bands[band]?.label === 'Poor');
        assert.equal(row.bands.Poor, poor.length / options.draws);
        const good = results.filter(({ band }) => scheme.overall.bands[band]?.label === 'Good');
        assert.equal(row.bands.Good, good.length / options.draws);
      }
    }),
    { numRuns: 150 },
  );
});

type Prepared = ReturnType<typeof prepareScheme>;

function resultOf(
  prepared: Prepared,
  members: readonly number[],
  pointsOf: (subject: number) => ArrayLike<number>,
) {
  return prepared.together(members.map((subject) => prepared.rollUpOf(subject, pointsOf(subject))));
}

function pointsIn({
  prepared,
  order,
  subject,
  draw,
}: {
  prepared: Prepared;
  order: DrawOrder;
  subject: number;
  draw: number;
}) {
  const points = Float64Array.from(prepared.pointsAsTheyAre(subject));
  const id = prepared.subjects[subject]?.id ?? '';
  prepared.scheme.inputs.forEach(({ metrics }, input) => {
    const metric = metrics[0] ?? '';
    if (Number.isNaN(points[input])) return;
    const worlds = inputWorlds({ prepared, subject, input, metric }, order, 0);
    if (!worlds) return;
    const world = order.worldsOf(id, worlds.stream)[draw] ?? 0;
    points[input] = worlds.points[world] ?? Number.NaN;
  });
  return points;
}

test('a figure of the year before is the same draw in its own place and as the previous of this year', () => {
  const improvement: View = {
    ...{ measure: 'improvement', share: 100 },
    points: {
      kind: 'along',
      points: [
        [-1000, 0],
        [1000, 100],
      ],
    },
  };
  const outturn: View = { ...improvement, measure: 'outturn' };
  const scheme = schemeOf([inputOf('starts', { views: [improvement, outturn] })], {
    rounding: { places: 4, beforeBands: false },
  });
  const counted = { kind: 'events', top: 50, perEvent: 1 } as const;
  const now = subjectOf('Brinsford', {
    starts: { outturn: 60, chance: { kind: 'judgement' }, previous: 50, previousChance: counted },
  });
  const before = subjectOf('Brinsford', { starts: { outturn: 50, chance: counted } });
  const [[rowNow] = [], [rowBefore] = []] = drawScores(
    [{ scheme, subjects: [now], before: [before] }],
    { draws: 500, seed: 3 },
    { part: 0, parts: 1 },
  );
  assert.ok(rowNow && rowBefore);
  rowBefore.scores.forEach((score, draw) => {
    // Points are measures / 20 + 50, so the year before says how many starts were drawn, and those are the previous.
    const starts = 20 * (score - 50);
    const change = (100 * (60 - starts)) / starts;
    const points = (change / 20 + 50 + (60 / 20 + 50)) / 2;
    assert.ok(Math.abs((rowNow.scores[draw] ?? 0) - points) < 1e-6);
  });
});
