import { type Metric, type Mistake, roundHalfAway, type Scheme } from '../../catalogue/index.ts';
import { rateSubjects } from './rate-subjects.ts';
import type { InputFigure, RatedSubject, Span } from './rated-subject.ts';
import type { Rating, SchemeRatings } from './rating.ts';

type Example = Scheme['examples'][number];
type Provider = Example['providers'][number];
type Expected = Example['expect'][number];
type Figures = Provider['figures'];

/** Scores of examples are compared to so many decimal places. */
const places = 2;

/** What the worked examples of a scheme expect and the scheme does not give, at paths within the scheme. */
export function schemeExampleMistakes(scheme: Scheme, metrics: readonly Metric[]): Mistake[] {
  const polarities = new Map(metrics.map(({ code, polarity }) => [code, polarity]));
  return scheme.examples.flatMap((example, index) => {
    const subjects = example.providers.map((each) => subjectOf(scheme, each, polarities));
    const rated = rateSubjects(scheme, subjects, 'example');
    return example.expect.flatMap((expected, at) => {
      const path = ['examples', index, 'expect', at];
      return differences(rated, expected).map((difference) => ({
        path: [...path, ...difference.path],
        message: `“${example.title}”: expected ${difference.stated}, the scheme gives ${difference.gives}. Correct the example or the scheme.`,
        expected: difference.gives,
      }));
    });
  });
}

type Polarities = ReadonlyMap<string, Metric['polarity']>;

/** A figure has the polarity of the first metric of its input, and stands for each of its metrics in gates. */
function subjectOf(scheme: Scheme, provider: Provider, polarities: Polarities): RatedSubject {
  const { name, facts, group, figures, quartersBefore } = provider;
  const quarters = [figures, ...quartersBefore].reverse();
  const weights = scheme.overQuarters.slice(-quarters.length);
  return {
    ...{ id: name, name, facts, group },
    kind: scheme.rated.kinds[0] ?? 'establishment',
    spans: quarters.map((quarter, index) =>
      spanOf(scheme, quarter, polarities, {
        period: `quarter ${quarters.length - index}`,
        weight: weights[index] ?? 1,
      }),
    ),
  };
}

function spanOf(
  { inputs }: Scheme,
  figures: Figures,
  polarities: Polarities,
  span: Pick<Span, 'period' | 'weight'>,
): Span {
  const given = inputs.flatMap((input) => {
    const figure = figures[input.code];
    return figure ? [{ input, figure }] : [];
  });
  return {
    ...span,
    figures: new Map(
      given.map(({ input: { code, metrics }, figure }): [string, InputFigure] => {
        const [metric = code] = metrics;
        const { outturn = null, level = null, previous = null } = figure;
        const texts = {
          outturn: textOf(outturn),
          level: textOf(level),
          previous: textOf(previous),
        };
        const polarity = polarities.get(metric) ?? 'higher';
        return [code, { metric, polarity, outturn, level, previous, texts }];
      }),
    ),
    gateFigures: new Map(
      given.flatMap(({ input, figure: { outturn } }) =>
        outturn === undefined ? [] : input.metrics.map((metric) => [metric, outturn] as const),
      ),
    ),
  };
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

type Difference = { path: string[]; stated: string; gives: string };

function differences(rated: SchemeRatings, expected: Expected): Difference[] {
  const { name } = expected;
  const rating = rated.ratings.find((each) => each.id === name);
  if (rating) return ratingDifferences(rating, expected);
  const out = rated.leftOut.find((each) => each.id === name);
  const gives = out ? `none, since it is left out: ${out.because}` : 'none';
  return [{ path: ['name'], stated: `a rating of ${name}`, gives }];
}

function ratingDifferences(rating: Rating, { name, score, band, rank, domains }: Expected) {
  const found: Difference[] = [];
  const compare = (path: string[], stated: string | undefined, gives: string) => {
    if (stated === undefined || stated === gives) return;
    found.push({ path, stated: `${stated} for ${name}`, gives });
  };
  const why = rating.notRated ? ` (${rating.notRated})` : '';
  if (score !== undefined && score !== rating.score) {
    compare(['score'], scoreText(score), `${scoreText(rating.score)}${why}`);
  }
  compare(['band'], band === null ? noBand : band, rating.band?.label ?? noBand);
  compare(['rank'], rank?.toString(), rating.place?.rank.toString() ?? 'no place');
  for (const [code, label] of Object.entries(domains)) {
    const domain = rating.domains.find((each) => each.code === code);
    compare(['domains', code], label, domain?.band?.label ?? noBand);
  }
  return found;
}

const noBand = 'no band';

function scoreText(score: number | null): string {
  return score === null ? 'no score' : String(roundHalfAway(score, places));
}
