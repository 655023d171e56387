import type { MissingRule, RollUp } from '../../catalogue/index.ts';
import type { PreparedScheme } from './prepared-scheme.ts';
import type { InputScore } from './rating.ts';
import { contributionOf, type Parts, weightsOf } from './roll-up.ts';
import { known, scoreViews } from './score-input.ts';
import { withoutNoise } from './score-rounding.ts';

/** Every input of a provider's rating with its working, in the order of the scheme. */
export function inputScores(prepared: PreparedScheme, subject: number): InputScore[] {
  const { scheme, readyOf, pointsAsTheyAre } = prepared;
  const [ready, points] = [readyOf(subject), pointsAsTheyAre(subject)];
  const partOf = (by: RollUp, parts: Parts) => ({ by, parts, weights: weightsOf(parts, points) });
  const whole = partOf(scheme.overall.rollUp, ready.inputs);
  const domains = new Map(
    ready.domains.map(({ by, parts }, at) => [scheme.domains[at]?.code, partOf(by, parts)]),
  );
  return scheme.inputs.map(({ domain }, input) => {
    const part = (domain === undefined ? undefined : domains.get(domain)) ?? whole;
    return inputScore(prepared, { subject, input }, part);
  });
}

type At = { subject: number; input: number };

/** The domain that an input belongs to, or the whole, with the sums of its weights. */
type Part = { by: RollUp; parts: Parts; weights: { all: number; counted: number } };

function inputScore(prepared: PreparedScheme, { subject, input }: At, part: Part): InputScore {
  const { scheme, subjects } = prepared;
  const [definition, provider] = [scheme.inputs[input], subjects[subject]];
  const spans = provider?.spans ?? [];
  const { figure, against } = prepared.figureOf(subject, input, spans.length - 1);
  const views = scoreViews(definition?.views ?? [], figure, against);
  const points = prepared.pointsAsTheyAre(subject);
  const counted = countedAs(part, input, points);
  const { metric, outturn, level, previous, texts } = figure;
  const why = views.find(({ missing }) => missing !== null)?.missing ?? null;
  return {
    input: definition?.code ?? '',
    title: definition?.title ?? '',
    domain: definition?.domain ?? null,
    metric,
    outturn,
    level,
    previous,
    texts,
    views,
    quarters: spans.length > 1 ? quartersOf(prepared, { subject, input }) : [],
    score: known(counted.score),
    weight: prepared.readyOf(subject).weights[input] ?? 0,
    effectiveWeight: counted.effectiveWeight,
    contribution: counted.contribution,
    missing:
      Number.isNaN(points[input] ?? Number.NaN) && definition
        ? `${why ?? 'There is no outturn.'} ${consequences[definition.missing]}`
        : null,
  };
}

const consequences: Record<MissingRule, string> = {
  'leave out': 'Its weight goes to the others.',
  'count as lowest': 'It counts as the lowest.',
  'not rated': 'Without it there is no rating.',
};

/** What an input counts in its domain, or in the whole where it belongs to none. */
function countedAs({ by, parts, weights }: Part, input: number, points: ArrayLike<number>) {
  const at = parts.indices.indexOf(input);
  const known = points[input] ?? Number.NaN;
  const score = Number.isNaN(known) ? (parts.missing[at] ?? known) : known;
  const weight = parts.weights[at] ?? 0;
  if (Number.isNaN(score)) return { score, effectiveWeight: 0, contribution: null };
  return {
    score,
    effectiveWeight: weights.counted === 0 ? 0 : withoutNoise((100 * weight) / weights.counted),
    contribution: contributionOf(by, { score, weight }, weights),
  };
}

function quartersOf(
  { subjects, figureOf, quarterPointsOf }: PreparedScheme,
  { subject, input }: At,
): InputScore['quarters'] {
  const spans = subjects[subject]?.spans ?? [];
  return spans.map(({ period, weight }, span) => {
    const { figure } = figureOf(subject, input, span);
    return { period, weight, points: known(quarterPointsOf(subject, input, span, figure)) };
  });
}
