import {
  type Catalogue,
  getMetric,
  printValue,
  type Scheme,
  type SchemeInput,
} from '../../catalogue/index.ts';
import type { InputFigure, RatedSubject, Span } from './rated-subject.ts';

/** One figure of one provider, as somebody supposes it to be. */
export type Supposed = { providerId: string; metric: string; value: number };

/** What somebody supposes, with all names found. */
export type Supposition = {
  outturns: readonly Supposed[];
  levels: readonly Supposed[];
  weights: ReadonlyArray<{ input: string; weight: number }>;
};

/**
 * The scheme and the figures as supposed; nothing that was given is changed. Where the scheme looks at several
 * quarters, the latest is the one supposed. A supposed outturn has no counts behind it, and so no chance.
 */
export function applyWhatIf(
  { scheme, subjects }: { scheme: Scheme; subjects: readonly RatedSubject[] },
  { outturns, levels, weights }: Supposition,
  catalogue: Catalogue,
): { scheme: Scheme; subjects: RatedSubject[] } {
  const supposed = subjects.map((subject) => {
    const of = (all: readonly Supposed[]) =>
      all.filter(({ providerId }) => providerId === subject.id);
    const [own, agreed] = [of(outturns), of(levels)];
    if (own.length + agreed.length === 0) return subject;
    const last = subject.spans.length - 1;
    const spans = subject.spans.map((span, index) =>
      index === last ? supposeSpan(scheme, span, { own, agreed }, catalogue) : span,
    );
    return { ...subject, spans };
  });
  if (weights.length === 0) return { scheme, subjects: supposed };
  return { scheme: { ...scheme, inputs: weigh(scheme.inputs, weights) }, subjects: supposed };
}

function weigh(
  inputs: readonly SchemeInput[],
  weights: Supposition['weights'],
): readonly SchemeInput[] {
  const byInput = new Map(weights.map(({ input, weight }) => [input, weight]));
  return inputs.map((input) => {
    const weight = byInput.get(input.code);
    return weight === undefined ? input : { ...input, weight, weights: [] };
  });
}

type Sides = { own: readonly Supposed[]; agreed: readonly Supposed[] };

function supposeSpan(scheme: Scheme, span: Span, sides: Sides, catalogue: Catalogue): Span {
  const figures = new Map(span.figures);
  for (const input of scheme.inputs) {
    const figure = supposeFigure(input, span.figures.get(input.code), sides, catalogue);
    if (figure) figures.set(input.code, figure);
  }
  const gateFigures = new Map([
    ...span.gateFigures,
    ...sides.own.map(({ metric, value }) => [metric, value] as const),
  ]);
  return { ...span, figures, gateFigures };
}

function supposeFigure(
  input: SchemeInput,
  known: InputFigure | undefined,
  { own, agreed }: Sides,
  catalogue: Catalogue,
): InputFigure | undefined {
  const outturn = own.find(({ metric }) => input.metrics.includes(metric));
  const code = outturn?.metric ?? known?.metric;
  const level = agreed.find(({ metric }) => metric === code);
  if (code === undefined || (!outturn && !level)) return known;
  const metric = getMetric(catalogue, code);
  const base = known?.metric === code ? known : noFigure(code, metric.polarity);
  return {
    ...base,
    ...(outturn && { outturn: outturn.value, chance: undefined }),
    ...(level && { level: level.value }),
    texts: {
      ...base.texts,
      ...(outturn && { outturn: printValue(outturn.value, metric) }),
      ...(level && { level: printValue(level.value, metric) }),
    },
  };
}

function noFigure(metric: string, polarity: InputFigure['polarity']): InputFigure {
  const texts = { outturn: '', level: '', previous: '' };
  return { metric, polarity, outturn: null, level: null, previous: null, texts };
}
