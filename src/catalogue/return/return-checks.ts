import { unknownName } from '../declared.ts';
import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import { unknownBreakdown } from '../record-checks.ts';
import type { Breakdown } from '../record-type.ts';
import type { Tally } from '../tally.ts';
import type { Step } from '../yaml-text.ts';
import {
  builtInChecks,
  type FigureDefinition,
  type ReturnDefinition,
} from './return-definition.ts';

/** What returns refer to: breakdowns, sound tallies over records, and the codes of all that is declared. */
export type ReturnContext = {
  breakdowns: readonly Breakdown[];
  tallies: readonly Tally[];
  tallyCodes: readonly string[];
  metricCodes: readonly string[];
};

/** As many rows as a figure may be broken down into. */
const mostGroups = 100;

/** What is wrong within a return template that its shape cannot show. */
export function returnMistakes(definition: ReturnDefinition, context: ReturnContext): Mistake[] {
  const { lines, checks, from, until } = definition;
  const late = until !== undefined && until < from;
  return [
    ...(late ? [{ path: ['until'], message: 'The last month is before the first.' }] : []),
    ...duplicateCodes({ what: 'line', items: lines, path: ['lines'] }),
    ...duplicateCodes({ what: 'check', items: checks, path: ['checks'], taken: builtInChecks }),
    ...placedFigures(definition).flatMap(({ figure, path }) =>
      within(path, figureMistakes(figure, context)),
    ),
    ...twoStandIns(definition),
    ...lines.flatMap((line, index) => lineMistakes(line, ['lines', index], context)),
    ...checks.flatMap((check, index) =>
      within(['checks', index], checkMistakes(check, definition, context)),
    ),
  ];
}

/** Every figure of a template as its author writes it, and where. */
export function placedFigures({
  lines,
}: Pick<ReturnDefinition, 'lines'>): Array<{ figure: FigureDefinition; path: Step[] }> {
  return lines.flatMap((line, index) =>
    (['figure', 'numerator', 'denominator'] as const).flatMap((role) => {
      const figure = line[role];
      return figure ? [{ figure, path: ['lines', index, role] }] : [];
    }),
  );
}

function lineMistakes(
  { metric, figure, within: isPart }: ReturnDefinition['lines'][number],
  path: Step[],
  { metricCodes }: ReturnContext,
): Mistake[] {
  const message = 'A single figure is a part of nothing. Take within out, or make it a pair.';
  return [
    ...(metric === undefined
      ? []
      : unknownName({
          what: 'metric',
          name: metric,
          there: metricCodes,
          path: [...path, 'metric'],
        })),
    ...(figure && isPart !== undefined ? [{ path: [...path, 'within'], message }] : []),
  ];
}

function figureMistakes(figure: FigureDefinition, context: ReturnContext): Mistake[] {
  const { by, min, max, kind } = figure;
  const found: Mistake[] = by.flatMap((code, index) => {
    const codes = context.breakdowns.map((one) => one.code);
    return codes.includes(code) ? [] : [unknownBreakdown(code, codes, ['by', index])];
  });
  const sizes = by.map(
    (code) => context.breakdowns.find((one) => one.code === code)?.groups.length,
  );
  const rows = sizes.reduce<number>((product, groups) => product * ((groups ?? 0) + 1), 1);
  if (new Set(by).size < by.length) {
    found.push({ path: ['by'], message: 'A breakdown stands twice. Take one out.' });
  }
  if (rows > mostGroups) {
    const message = `The groups together make ${rows} rows. Leave a breakdown out: ${mostGroups} are the most.`;
    found.push({ path: ['by'], message });
  }
  if (kind === 'latest' && by.length > 0) {
    const message = 'The latest figure has no groups that add up. Take by out, or make it a stock.';
    found.push({ path: ['by'], message });
  }
  if (max !== undefined && max < min) {
    found.push({ path: ['max'], message: `The most, ${max}, is less than the least, ${min}.` });
  }
  return [...found, ...standInMistakes(figure, context)];
}

function standInMistakes(
  { standsInFor, kind }: FigureDefinition,
  { tallies, tallyCodes }: ReturnContext,
): Mistake[] {
  if (standsInFor === undefined) return [];
  const path = ['standsInFor'];
  const unknown = unknownName({ what: 'tally', name: standsInFor, there: tallyCodes, path });
  if (unknown.length > 0) return unknown;
  const counted = tallies.find(({ code }) => code === standsInFor);
  if (counted && counted.kind !== kind) {
    const message = `“${standsInFor}” is a ${counted.kind} and this figure a ${kind}. Make the figure a ${counted.kind}.`;
    return [{ path: ['kind'], message }];
  }
  const message =
    'Of a latest, months have no figure each that another could stand in for. Take standsInFor out.';
  return kind === 'latest' ? [{ path, message }] : [];
}

function twoStandIns(definition: ReturnDefinition): Mistake[] {
  const seen = new Set<string>();
  return placedFigures(definition).flatMap(({ figure, path }): Mistake[] => {
    const { standsInFor } = figure;
    if (standsInFor === undefined) return [];
    const twice = seen.has(standsInFor);
    seen.add(standsInFor);
    const message = `Two figures stand in for “${standsInFor}”. Take standsInFor out of one.`;
    return twice ? [{ path: [...path, 'standsInFor'], message }] : [];
  });
}

function checkMistakes(
  check: ReturnDefinition['checks'][number],
  definition: ReturnDefinition,
  { tallyCodes, metricCodes }: ReturnContext,
): Mistake[] {
  const own = placedFigures(definition).map(({ figure }) => figure.tally);
  const named = (name: string, path: Step[]) =>
    unknownName({ what: 'figure', name, there: own, path });
  switch (check.kind) {
    case 'sum':
      return [
        ...named(check.figure, ['figure']),
        ...check.of.flatMap((name, index) => named(name, ['of', index])),
        ...(check.of.includes(check.figure)
          ? [{ path: ['of'], message: `“${check.figure}” is compared with itself. Take it out.` }]
          : []),
      ];
    case 'change':
      return check.figures.flatMap((name, index) => named(name, ['figures', index]));
    case 'records':
      return [
        ...named(check.figure, ['figure']),
        ...unknownName({
          ...{ what: 'tally', name: check.counted },
          ...{ there: tallyCodes, path: ['counted'] },
        }),
      ];
    case 'published':
      return [
        ...named(check.figure, ['figure']),
        ...unknownName({
          ...{ what: 'metric', name: check.metric },
          ...{ there: metricCodes, path: ['metric'] },
        }),
      ];
  }
}
