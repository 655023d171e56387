import { minus, type ReturnCheck, type Tolerance } from '../../catalogue/index.ts';
import {
  type CheckContext,
  findingAt,
  printFigure,
  statedIn,
  sumOf,
  wholeOf,
} from './check-context.ts';
import type { ReturnFinding } from './return.ts';

/** What the checks that a template declares find. One that lacks a figure finds nothing. */
export function declaredFindings(context: CheckContext): ReturnFinding[] {
  return context.template.checks.flatMap((check) => findingsOf(check, context));
}

function findingsOf(check: ReturnCheck, context: CheckContext): ReturnFinding[] {
  switch (check.kind) {
    case 'sum':
      return sumFindings(check, context);
    case 'change':
      return check.figures.flatMap((tally) => changeFindings(check, tally, context));
    case 'records':
      return compared(check, context, {
        other: context.beside.counted.get(check.counted),
        where: 'the records give',
      });
    case 'published':
      return compared(check, context, {
        other: context.beside.published.get(check.metric),
        where: 'what was published is',
      });
  }
}

type CheckOf<Kind extends ReturnCheck['kind']> = Extract<ReturnCheck, { kind: Kind }>;

function sumFindings(check: CheckOf<'sum'>, { cells }: CheckContext): ReturnFinding[] {
  const whole = wholeOf(cells, check.figure);
  const stated = statedIn(cells, check.figure);
  const parts = check.of.flatMap((tally) => statedIn(cells, tally) ?? []);
  if (!whole || stated === undefined || parts.length < check.of.length) return [];
  const sum = sumOf(parts);
  if (holds(stated, check.must, sum)) return [];
  const titles = check.of.map((tally) => `“${wholeOf(cells, tally)?.title ?? tally}”`);
  const must = check.must === 'equal' ? '' : `${check.must} `;
  const expected = `${must}${printFigure(sum, whole.figure)}`;
  const named = titles.length === 1 ? titles[0] : `${titles.join(' with ')} together`;
  const message = `${check.title}: “${whole.title}” is ${whole.text.trim()}, and ${named} ${titles.length === 1 ? 'is' : 'are'} ${printFigure(sum, whole.figure)}.`;
  return [findingAt(whole, { check: check.code, severity: check.severity, message, expected })];
}

function holds(stated: number, must: CheckOf<'sum'>['must'], sum: number): boolean {
  if (must === 'equal') return stated === sum;
  return must === 'at most' ? stated <= sum : stated >= sum;
}

/** Outside the natural process limits of the twelve months before: more than those months’ own variation. */
function changeFindings(
  check: CheckOf<'change'>,
  tally: string,
  { cells, beside, readings }: CheckContext,
): ReturnFinding[] {
  const cell = wholeOf(cells, tally);
  const value = statedIn(cells, tally);
  if (!cell || value === undefined) return [];
  const limits = readings.naturalLimits(beside.before.get(tally) ?? [], cell.figure.range);
  if (!limits || (value >= limits.lower && value <= limits.upper)) return [];
  const [lower, upper] = [limits.lower, limits.upper].map((one) =>
    printFigure(one, cell.figure, 1),
  );
  const expected = `${lower} to ${upper}`;
  const message = `${check.title}: “${cell.title}” is ${cell.text.trim()}. By the twelve months before, chance alone would keep it between ${lower} and ${upper}. Check it, or say what has changed.`;
  return [findingAt(cell, { check: check.code, severity: check.severity, message, expected })];
}

function compared(
  check: CheckOf<'records'> | CheckOf<'published'>,
  { cells }: CheckContext,
  { other, where }: { other: number | undefined; where: string },
): ReturnFinding[] {
  const cell = wholeOf(cells, check.figure);
  const value = statedIn(cells, check.figure);
  if (!cell || value === undefined || other === undefined) return [];
  if (isWithin(value, other, check.tolerance)) return [];
  const expected = printFigure(other, cell.figure);
  const message = `${check.title}: “${cell.title}” is ${cell.text.trim()}, and ${where} ${expected}.`;
  return [findingAt(cell, { check: check.code, severity: check.severity, message, expected })];
}

/** Whether two figures lie no further apart than is allowed; a percentage is of the other figure. */
function isWithin(value: number, other: number, tolerance: Tolerance): boolean {
  const apart = Math.abs(minus(value, other));
  if ('number' in tolerance) return apart <= tolerance.number;
  return apart * 100 <= tolerance.percent * Math.abs(other);
}
