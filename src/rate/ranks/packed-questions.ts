import type { Scheme } from '../../catalogue/index.ts';
import type { Chance, InputFigure, RatedSubject, Span } from '../scheme/rated-subject.ts';
import type { RankQuestion } from './rank-question.ts';

/** Questions as threads pass them: figures as numbers in memory that they share, each once however many ask for it. */
export type PackedQuestions = {
  questions: ReadonlyArray<{
    scheme: Scheme;
    subjects: readonly PackedSubject[];
    before: readonly PackedSubject[] | undefined;
    net: readonly string[] | undefined;
  }>;
  metrics: readonly string[];
  figures: Float64Array;
};

type PackedSubject = Omit<RatedSubject, 'spans'> & { spans: readonly PackedSpan[] };

/** By the index of an input, which figure it has; -1 for none. */
type PackedSpan = Omit<Span, 'figures'> & { figures: readonly number[] };

const perFigure = 11;
const kinds = ['judgement', 'proportion', 'events', 'months'] as const;
const polarities = ['higher', 'lower', 'on target'] as const;

/** What only people read is left behind. */
export function packQuestions(questions: readonly RankQuestion[]): PackedQuestions {
  const numbers = new Map<InputFigure, number>();
  const metrics = new Map<string, number>();
  const numberOf = (figure: InputFigure | undefined) => {
    if (!figure) return -1;
    const number = numbers.get(figure) ?? numbers.size;
    numbers.set(figure, number);
    return number;
  };
  const packed = questions.map(({ scheme, subjects, before, net }) => ({
    scheme: { ...scheme, note: '', official: '', examples: [] },
    subjects: subjects.map((subject) => packSubject(scheme, subject, numberOf)),
    before: before?.map((subject) => packSubject(scheme, subject, numberOf)),
    net,
  }));
  const figures = new Float64Array(new SharedArrayBuffer(8 * perFigure * numbers.size));
  for (const [figure, number] of numbers) {
    const metric = metrics.get(figure.metric) ?? metrics.size;
    metrics.set(figure.metric, metric);
    figures.set(packFigure(figure, metric), number * perFigure);
  }
  return { questions: packed, metrics: [...metrics.keys()], figures };
}

function packSubject(
  scheme: Scheme,
  subject: RatedSubject,
  numberOf: (figure: InputFigure | undefined) => number,
): PackedSubject {
  const spans = subject.spans.map((span) => ({
    ...span,
    figures: scheme.inputs.map(({ code }) => numberOf(span.figures.get(code))),
  }));
  return { ...subject, spans };
}

function packFigure(figure: InputFigure, metric: number): number[] {
  const { polarity, outturn, level, previous, chance, previousChance } = figure;
  const known = [outturn, level, previous].map((value) => value ?? Number.NaN);
  return [
    ...[metric, polarities.indexOf(polarity), ...known],
    ...[...packChance(chance), ...packChance(previousChance)],
  ];
}

function packChance(chance: Chance | undefined): [number, number, number] {
  switch (chance?.kind) {
    case undefined:
      return [-1, 0, 0];
    case 'proportion':
      return [1, chance.top, chance.bottom];
    case 'events':
      return [2, chance.top, chance.perEvent];
    case 'months':
      return [3, chance.standardError, 0];
    case 'judgement':
      return [0, 0, 0];
  }
}

/** The questions again, without what only people read. */
export function unpackQuestions({ questions, metrics, figures }: PackedQuestions): RankQuestion[] {
  const known: InputFigure[] = [];
  const figureOf = (number: number) => {
    const figure = known[number] ?? unpackFigure(metrics, figures, number * perFigure);
    known[number] = figure;
    return figure;
  };
  const unpackSubject =
    ({ inputs }: Scheme) =>
    (subject: PackedSubject): RatedSubject => ({
      ...subject,
      spans: subject.spans.map((span) => ({
        ...span,
        figures: new Map(
          inputs.flatMap(({ code }, input) => {
            const number = span.figures[input] ?? -1;
            return number < 0 ? [] : [[code, figureOf(number)] as const];
          }),
        ),
      })),
    });
  return questions.map(({ scheme, subjects, before, net }) => ({
    ...{ scheme, net },
    subjects: subjects.map(unpackSubject(scheme)),
    before: before?.map(unpackSubject(scheme)),
  }));
}

const noTexts = { outturn: '', level: '', previous: '' };

function unpackFigure(metrics: readonly string[], figures: Float64Array, at: number): InputFigure {
  const number = (offset: number) => figures[at + offset] ?? Number.NaN;
  const value = (offset: number) => (Number.isNaN(number(offset)) ? null : number(offset));
  return {
    metric: metrics[number(0)] ?? '',
    polarity: polarities[number(1)] ?? 'higher',
    ...{ outturn: value(2), level: value(3), previous: value(4) },
    chance: unpackChance(number(5), number(6), number(7)),
    previousChance: unpackChance(number(8), number(9), number(10)),
    texts: noTexts,
  };
}

function unpackChance(kind: number, first: number, second: number): Chance | undefined {
  switch (kinds[kind]) {
    case 'judgement':
      return { kind: 'judgement' };
    case 'proportion':
      return { kind: 'proportion', top: first, bottom: second };
    case 'events':
      return { kind: 'events', top: first, perEvent: second };
    case 'months':
      return { kind: 'months', standardError: first };
    default:
      return undefined;
  }
}
