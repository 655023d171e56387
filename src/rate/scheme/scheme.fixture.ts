import type { Band, Scheme, SchemeInput, View } from '../../catalogue/index.ts';
import type { InputFigure, RatedSubject, Span } from './rated-subject.ts';

/** The points are the outturn itself, from 0 to 100. */
export const asItIs: View = {
  measure: 'outturn',
  share: 100,
  points: {
    kind: 'along',
    points: [
      [0, 0],
      [100, 100],
    ],
  },
};

/** Poor below 40, Passable below 60, Good below 80, Outstanding from there. */
export const fourBands: readonly Band[] = [
  { label: 'Poor', value: 1, from: 0, to: 40 },
  { label: 'Passable', value: 2, from: 40, to: 60 },
  { label: 'Good', value: 3, from: 60, to: 80 },
  { label: 'Outstanding', value: 4, from: 80, to: 100 },
];

/** An input for tests, whose points are the outturn unless views are given. */
export function inputOf(code: string, given: Partial<SchemeInput> = {}): SchemeInput {
  return {
    code,
    title: `Input ${code}`,
    metrics: [`M-${code}`],
    weight: 1,
    weights: [],
    views: [asItIs],
    missing: 'leave out',
    ...given,
  };
}

/** A scheme for tests: the weighted mean of its inputs in four bands, unless other is given. */
export function schemeOf(inputs: readonly SchemeInput[], given: Partial<Scheme> = {}): Scheme {
  return {
    code: 'sample',
    title: 'Sample scheme',
    shortTitle: 'Sample',
    version: 1,
    usedIn: '2007-08',
    note: 'For tests.',
    official: 'Nothing.',
    source: 'Made up',
    rated: { kinds: ['establishment'], only: [], except: [] },
    periods: ['year'],
    overQuarters: [],
    scale: { from: 0, to: 100 },
    inputs,
    domains: [],
    overall: { of: 'inputs', rollUp: { kind: 'weighted mean' }, bands: fourBands },
    gates: [],
    enough: 60,
    rounding: { places: 1, beforeBands: true },
    comparedWith: { by: 'comparator group', atLeast: 3, otherwise: 'everyone rated' },
    reportingGroups: 'apart',
    examples: [],
    ...given,
  };
}

/** A figure for tests: an outturn, or more than that. */
export type Given = number | null | Partial<InputFigure>;

export function figureOf(given: Given, metric = 'M'): InputFigure {
  const parts = typeof given === 'object' ? given : { outturn: given };
  return {
    ...{ metric, polarity: 'higher', outturn: null, level: null, previous: null },
    texts: { outturn: '', level: '', previous: '' },
    ...parts,
  };
}

/** Figures by the code of their input; their outturns stand for the input's metric in gates. */
export function spanOf(figures: Readonly<Record<string, Given>>, given: Partial<Span> = {}): Span {
  const all = Object.entries(figures).map(
    ([code, figure]) => [code, figureOf(figure, `M-${code}`)] as const,
  );
  return {
    period: '2007-08',
    weight: 1,
    figures: new Map(all),
    gateFigures: new Map(
      all.flatMap(([, { metric, outturn }]) => (outturn === null ? [] : [[metric, outturn]])),
    ),
    ...given,
  };
}

/** A prison for tests, with the figures of one period unless spans are given. */
export function subjectOf(
  name: string,
  figures: Readonly<Record<string, Given>>,
  given: Partial<RatedSubject> = {},
): RatedSubject {
  const id = name.toLowerCase();
  return { id, name, kind: 'establishment', facts: {}, spans: [spanOf(figures)], ...given };
}
