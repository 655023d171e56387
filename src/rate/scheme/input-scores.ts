import type { MissingRule, RollUp } from '../../catalogue/index.ts';
import type { PreparedScheme } from './prepared-scheme.ts';
import type { InputScore } from './rating.ts';
import { contributionOf, type Parts, weightsOf } from './roll-up.ts';
import { known, scoreViews } from './score-input.ts';
import { withoutNoise } from './score-rounding.ts';

/** Every input of a provider's rating with its working, in the order of the scheme. */
export function inputScores(prepared: PreparedScheme, subject: number): InputScore[] {
  return prepared.scheme.inputs.map((_, input) => inputScore(prepared, subject, input));
}

function inputScore(prepared: PreparedScheme, subject: number, input: number): InputScore {
  const { scheme, subjects } = prepared;
  const [definition, provider] = [scheme.inputs[input], subjects[subject]];
  const spans = provider?.spans ?? [];
  const { figure, against } = prepared.figureOf(subject, input, spans.length - 1);
  const views = scoreViews(definition?.views ?? [], figure, against);
  const points = prepared.pointsAsTheyAre(subject);
  const counted = countedAs(prepared, { subject, input }, points);
  const { metric, outturn, level, previous, texts } = figure;
  const why = views.find(({ missing }) => missing !== null)?.missing ?? null;
  return {
    ...{ input: definition?.code ?? '', title: definition?.title ?? '' },
    domain: definition?.domain ?? null,
    ...{ metric, outturn, level, previous, texts, views },
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

type At = { subject: number; input: number };

/** What an input counts in its domain, or in the whole where it belongs to none. */
function countedAs(
  { scheme, readyOf }: PreparedScheme,
  { subject, input }: At,
  points: ArrayLike<number>,
) {
  const ready = readyOf(subject);
  const domain = scheme.domains.findIndex(({ code }) => code === scheme.inputs[input]?.domain);
  const { by, parts }: { by: RollUp; parts: Parts } = ready.domains[domain] ?? {
    by: scheme.overall.rollUp,
    parts: ready.inputs,
  };
  const at = parts.indices.indexOf(input);
  const score = points[input] ?? Number.NaN;
  const counts = Number.isNaN(score) ? (parts.missing[at] ?? score) : score;
  const weight = parts.weights[at] ?? 0;
  const weights = weightsOf(parts, points);
  if (Number.isNaN(counts)) return { score: counts, effectiveWeight: 0, contribution: null };
  return {
    score: counts,
    effectiveWeight: weights.counted === 0 ? 0 : withoutNoise((100 * weight) / weights.counted),
    contribution: contributionOf(by, { score: counts, weight }, weights),
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
