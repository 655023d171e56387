import { z } from 'zod';
import { readNumeral } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { WhatIf } from '../rating/rating-report.ts';
import { placeQuery } from './scheme-question.ts';

/** As many changes of each kind as an address can hold. */
const most = 8;
/** Blank rows below those that are filled in. */
const spare = 2;

const rowNumbers = Array.from({ length: most }, (_, index) => index + 1);
const texts = (names: readonly string[]) =>
  Object.fromEntries(
    rowNumbers.flatMap((row) =>
      names.map((name) => [`${name}${row}`, z.string().optional()] as const),
    ),
  );

export const whatIfQuery = z
  .object({ ...placeQuery, agreement: z.string().optional(), notice: z.string().optional() })
  .extend(texts(['what', 'provider', 'metric', 'value', 'input', 'weight']));
export type WhatIfQuery = z.output<typeof whatIfQuery>;

/** One row of the form as it was filled in. */
export type FigureRow = {
  row: number;
  what: string;
  provider: string;
  metric: string;
  value: string;
};
export type WeightRow = { row: number; input: string; weight: string };

/** The form as it was filled in, the what-if that it asks for, and what cannot be read, each at its field. */
export type WhatIfAsked = {
  figures: readonly FigureRow[];
  weights: readonly WeightRow[];
  agreement: string;
  notice: string;
  whatIf: WhatIf | undefined;
  problems: readonly Problem[];
  /** The field of a problem of the use case: `outturns/0/provider`. */
  fieldOf: (path: string) => string | undefined;
};

/** Reads the form out of an address. */
export function readWhatIf(query: WhatIfQuery): WhatIfAsked {
  const text = (name: string) => textOf(query, name);
  const figures = rowNumbers.map((row) => ({
    ...{ row, what: text(`what${row}`) || 'outturn', provider: text(`provider${row}`) },
    ...{ metric: text(`metric${row}`), value: text(`value${row}`) },
  }));
  const weights = rowNumbers.map((row) => ({
    ...{ row, input: text(`input${row}`), weight: text(`weight${row}`) },
  }));
  // A card fills in its provider alone: that asks for nothing yet.
  const tried = figures.filter(({ metric, value }) => metric !== '' || value !== '');
  const weighed = weights.filter(({ input, weight }) => input !== '' || weight !== '');
  const [agreement, notice] = [text('agreement'), text('notice')];
  const asksNotice = agreement !== '' || notice !== '';
  const outturns = tried.filter(({ what }) => what !== 'level');
  const levels = tried.filter(({ what }) => what === 'level');
  const problems = [
    ...tried.flatMap(figureProblems),
    ...weighed.flatMap(weightProblems),
    ...(asksNotice ? noticeProblems(agreement, notice) : []),
  ];
  const asks = tried.length + weighed.length > 0 || asksNotice;
  const figure = ({ provider, metric, value }: FigureRow) => ({
    ...{ provider, metric, value: numberOf(value) ?? Number.NaN },
  });
  return {
    ...{ figures: shownRows(figures, isFilledFigure), agreement, notice, problems },
    weights: shownRows(weights, ({ input, weight }) => input !== '' || weight !== ''),
    whatIf: asks
      ? {
          ...{ outturns: outturns.map(figure), levels: levels.map(figure) },
          weights: weighed.map(({ input, weight }) => ({
            ...{ input, weight: numberOf(weight) ?? Number.NaN },
          })),
          notice: asksNotice ? { agreement, number: Number(notice) } : undefined,
        }
      : undefined,
    fieldOf: (path) => fieldAt(path, { outturns, levels, weights: weighed }),
  };
}

function textOf(query: WhatIfQuery, name: string): string {
  const found: unknown = Object.entries(query).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found.trim() : '';
}

function isFilledFigure({ provider, metric, value }: FigureRow): boolean {
  return provider !== '' || metric !== '' || value !== '';
}

/** Those filled in, and some blank ones below. */
function shownRows<Row>(rows: readonly Row[], isFilled: (row: Row) => boolean): Row[] {
  const last = rows.findLastIndex(isFilled);
  return rows.slice(0, Math.max(last + 1 + spare, spare));
}

/** A figure as it is written: `95%`, `1,028`, `-0.5`; undefined where it is none. */
function numberOf(text: string): number | undefined {
  const bare = text.replace(/%$/, '').trim();
  const negative = /^[-−]/.test(bare);
  const read = readNumeral(negative ? bare.slice(1).trim() : bare);
  if ('refused' in read) return undefined;
  return negative ? -read.value : read.value;
}

function problem(path: string, message: string): Problem {
  return { message, place: { path } };
}

function figureProblems({ row, what, provider, metric, value }: FigureRow): Problem[] {
  const which = `change ${row}`;
  return [
    ...(provider === '' ? [problem(`provider${row}`, `Name the provider of ${which}.`)] : []),
    ...(metric === '' ? [problem(`metric${row}`, `Choose the metric of ${which}.`)] : []),
    ...(numberOf(value) === undefined
      ? [problem(`value${row}`, `Write the ${what} of ${which} as a number, such as 92.5.`)]
      : []),
  ];
}

function weightProblems({ row, input, weight }: WeightRow): Problem[] {
  const read = numberOf(weight);
  return [
    ...(input === '' ? [problem(`input${row}`, `Choose the input of weight ${row}.`)] : []),
    ...(read === undefined || read < 0
      ? [problem(`weight${row}`, `Write weight ${row} as a number of 0 or more.`)]
      : []),
  ];
}

function noticeProblems(agreement: string, notice: string): Problem[] {
  return [
    ...(agreement === '' ? [problem('agreement', 'Choose the agreement of the notice.')] : []),
    ...(/^[1-9]\d{0,5}$/.test(notice)
      ? []
      : [problem('notice', 'Write the number of the notice, such as 1.')]),
  ];
}

function fieldAt(
  path: string,
  rows: Readonly<Record<'outturns' | 'levels' | 'weights', ReadonlyArray<{ row: number }>>>,
): string | undefined {
  if (path === 'notice') return 'notice';
  const [part, index, field] = path.split('/');
  if (part !== 'outturns' && part !== 'levels' && part !== 'weights') return undefined;
  const row = rows[part][Number(index)]?.row;
  return row === undefined || field === undefined ? undefined : `${field}${row}`;
}

const fieldsInOrder = [
  ...rowNumbers.flatMap((row) =>
    ['what', 'provider', 'metric', 'value'].map((one) => `${one}${row}`),
  ),
  ...rowNumbers.flatMap((row) => [`input${row}`, `weight${row}`]),
  ...['agreement', 'notice'],
];

/** Problems in the order of their fields on the page. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const at = ({ place }: Problem) => fieldsInOrder.indexOf(place?.path ?? '');
  return problems.toSorted((one, other) => at(one) - at(other));
}
