import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Measure, Scheme, View } from '../../catalogue/index.ts';
import { prepareScheme } from './prepared-scheme.ts';
import { rateSubjects } from './rate-subjects.ts';
import type { RatedSubject } from './rated-subject.ts';
import { fourBands, inputOf, schemeOf, spanOf, subjectOf } from './scheme.fixture.ts';

const rising: ReadonlyArray<readonly [number, number]> = [
  [-50, 0],
  [50, 40],
  [100, 100],
];
const view = (measure: Measure): View => ({
  ...{ measure, share: 50, points: { kind: 'along', points: rising } },
});
const codes = ['a', 'b', 'c'] as const;

const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    weights: fc.tuple(...codes.map(() => fc.integer({ min: 1, max: 9 }))),
    measure: fc.constantFrom<Measure>('attainment', 'variance', 'improvement', 'percentile'),
    missing: fc.constantFrom('leave out', 'count as lowest', 'not rated'),
    rollUp: fc.constantFrom(...[{ kind: 'weighted mean' as const }, { kind: 'minimum' as const }], {
      kind: 'share met' as const,
      met: 50,
    }),
    of: fc.constantFrom('inputs', 'domain scores'),
    enough: fc.constantFrom(0, 60),
  })
  .map(({ weights, measure, missing, rollUp, of, enough }) => {
    const inputs = codes.map((code, at) => {
      const views = [view('attainment'), view(measure)];
      const domain = of === 'inputs' ? undefined : code === 'c' ? 'two' : 'one';
      return inputOf(code, { weight: weights[at] ?? 1, views, missing, domain });
    });
    const domains = ['one', 'two'].map((code) => {
      return { code, title: code, weight: 1, rollUp, bands: fourBands };
    });
    return schemeOf(inputs, {
      domains: of === 'inputs' ? [] : domains,
      overall: { of, rollUp, bands: fourBands },
      enough,
    });
  });

const outturn = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6 });
const figure = fc.record({
  polarity: fc.constantFrom('higher', 'lower'),
  outturn,
  level: outturn,
  previous: outturn,
});
const groups = fc.constantFrom('Open', 'Male local', undefined);
const prisons: fc.Arbitrary<RatedSubject[]> = fc
  .array(fc.record({ a: figure, b: figure, c: figure, group: groups }), { maxLength: 9 })
  .map((all) =>
    all.map(({ group, ...figures }, at) => subjectOf(`Prison ${at}`, figures, { group })),
  );

test('every score lies within the scale, and has a band and a place', () => {
  fc.assert(
    fc.property(schemes, prisons, (scheme, subjects) => {
      for (const { score, band, place, notRated } of rateSubjects(scheme, subjects, '').ratings) {
        assert.equal(score === null, notRated !== null);
        assert.equal(score === null, band === null);
        assert.equal(score === null, place === null);
        if (score !== null) assert.ok(score >= 0 && score <= 100);
      }
    }),
  );
});

test('places run from 1, each one more than the number of those better', () => {
  fc.assert(
    fc.property(schemes, prisons, (scheme, subjects) => {
      const rated = rateSubjects(scheme, subjects, '').ratings.filter(({ place }) => place);
      for (const { score, place } of rated) {
        const better = rated.filter((other) => (other.score ?? 0) > (score ?? 0)).length;
        assert.deepEqual(place, { rank: better + 1, of: rated.length });
      }
    }),
  );
});

test('the order in which providers are given changes nothing', () => {
  fc.assert(
    fc.property(schemes, prisons, (scheme, subjects) => {
      const turned = rateSubjects(scheme, [...subjects].reverse(), '');
      assert.deepEqual(turned, rateSubjects(scheme, subjects, ''));
    }),
  );
});

test('weights times a constant change nothing', () => {
  fc.assert(
    fc.property(schemes, prisons, (scheme, subjects) => {
      const inputs = scheme.inputs.map((input) => ({ ...input, weight: input.weight * 4 }));
      const [one, other] = [scheme, { ...scheme, inputs }].map((each) =>
        rateSubjects(each, subjects, '').ratings.map(({ id, score, place }) => ({
          id,
          score,
          place,
        })),
      );
      assert.deepEqual(one, other);
    }),
  );
});

test('a better outturn never lowers the score', () => {
  const better = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(
      schemes,
      prisons,
      fc.constantFrom(...codes),
      better,
      (scheme, subjects, code, by) => {
        const [first, ...others] = subjects;
        const [span] = first?.spans ?? [];
        const known = span?.figures.get(code);
        if (!first || !span || !known || known.outturn === null) return;
        const outturn = known.outturn + (known.polarity === 'higher' ? by : -by);
        const figures = new Map(span.figures).set(code, { ...known, outturn });
        const improved = { ...first, spans: [{ ...span, figures }] };
        const scoreOf = (all: RatedSubject[]) =>
          rateSubjects(scheme, all, '').ratings.find(({ id }) => id === first.id)?.score ?? null;
        const [before, after] = [scoreOf([first, ...others]), scoreOf([improved, ...others])];
        assert.equal(before === null, after === null);
        assert.ok((after ?? 0) >= (before ?? 0));
      },
    ),
  );
});

test('trying the figures as they are gives the points as they are, also over quarters', () => {
  const quarters = fc.array(fc.record({ a: figure, b: figure, c: figure }), {
    minLength: 1,
    maxLength: 4,
  });
  const several = fc.array(quarters, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(schemes, several, (scheme, all) => {
      const subjects = all.map((given, at) => {
        const spans = given.map((figures, quarter) =>
          spanOf(figures, { period: `Q${given.length - quarter}`, weight: quarter + 1 }),
        );
        return subjectOf(`Prison ${at}`, {}, { spans });
      });
      const prepared = prepareScheme(scheme, subjects);
      prepared.subjects.forEach(({ spans }, subject) => {
        const tried = codes.map((_, input) => {
          const { figure: held } = prepared.figureOf(subject, input, spans.length - 1);
          return prepared.pointsOf(subject, input, held.outturn, held.previous);
        });
        assert.deepEqual(tried, [...prepared.pointsAsTheyAre(subject)]);
      });
    }),
  );
});
