import type { ReturnLine, ReturnTemplate } from '../../catalogue/index.ts';
import { findingAt, printFigure, type ReadCell, sumOf, wholeOf } from './check-context.ts';
import { figureWords } from './read-cell.ts';
import type { ReturnFinding } from './return.ts';

/** What every return is checked for: what cells can hold, what is needed, pairs, and groups that add up. */
export function ownFindings(
  { lines }: Pick<ReturnTemplate, 'lines'>,
  cells: readonly ReadCell[],
): ReturnFinding[] {
  return [
    ...cells.flatMap(unreadable),
    ...lines.flatMap((line) => [...missingIn(line, cells), ...pairIn(line, cells)]),
    ...lines.flatMap(({ figures }) => figures.flatMap(({ tally }) => groupsOf(tally, cells))),
  ];
}

function unreadable(cell: ReadCell): ReturnFinding[] {
  const { reading } = cell;
  if (reading.kind !== 'mistake') return [];
  const { check, message, expected } = reading;
  const what = `${message} Write ${expected}.`;
  return [findingAt(cell, { check, severity: 'refuses', message: what, expected })];
}

/** A needed figure is there, or it is said why not; of a pair both are there or neither is. */
function missingIn(line: ReturnLine, cells: readonly ReadCell[]): ReturnFinding[] {
  const wholes = line.figures.flatMap(({ tally }) => wholeOf(cells, tally) ?? []);
  const hasValue = wholes.some(({ reading }) => reading.kind === 'value');
  return wholes.flatMap((cell) => {
    const { reading, title, figure } = cell;
    const expected = figureWords(figure);
    if (reading.kind === 'blank' && (line.needed || hasValue)) {
      const message = `“${title}” is blank. Write ${expected}, or “not supplied” and say why.`;
      return [findingAt(cell, { check: 'needed', severity: 'refuses', message, expected })];
    }
    if (reading.kind !== 'nothing') return [];
    if (hasValue) {
      const message = `“${title}” is ${reading.nothing}, and the other figure of the line has a value. Give both or neither.`;
      return [findingAt(cell, { check: 'needed', severity: 'refuses', message, expected })];
    }
    const message = `“${title}” is ${reading.nothing}. Say why.`;
    return [findingAt(cell, { check: 'needed', severity: 'asks', message, expected })];
  });
}

/** A numerator that is a part is never more than its denominator, as a whole and in each group of both. */
function pairIn(line: ReturnLine, cells: readonly ReadCell[]): ReturnFinding[] {
  if (!line.within) return [];
  const own = cells.filter((cell) => cell.line.code === line.code);
  const groupKey = ({ groups }: ReadCell) =>
    groups.map(({ breakdown, code }) => `${breakdown}=${code}`).join();
  const bottoms = new Map(
    own.filter(({ figure }) => figure.role === 'denominator').map((cell) => [groupKey(cell), cell]),
  );
  return own.flatMap((cell) => {
    const bottom = bottoms.get(groupKey(cell));
    if (cell.figure.role !== 'numerator' || !bottom) return [];
    const [top, whole] = [cell.reading, bottom.reading];
    if (top.kind !== 'value' || whole.kind !== 'value' || top.value <= whole.value) return [];
    const message = `“${cell.title}” is a part of “${bottom.title}” and cannot be more: ${cell.text.trim()} of ${bottom.text.trim()}.`;
    const expected = `at most ${printFigure(whole.value, bottom.figure)}`;
    return [findingAt(cell, { check: 'within', severity: 'refuses', message, expected })];
  });
}

/** The groups of a figure are all there or none is; together they are the whole. */
function groupsOf(tally: string, cells: readonly ReadCell[]): ReturnFinding[] {
  const whole = wholeOf(cells, tally);
  const groups = cells.filter((cell) => cell.figure.tally === tally && cell.groups.length > 0);
  if (!whole || groups.length === 0) return [];
  const check = 'breakdown';
  const known = groups.flatMap(({ reading }) => (reading.kind === 'value' ? [reading.value] : []));
  if (known.length === 0) return unbroken(whole);
  const missing = groups.filter(({ reading }) => reading.kind !== 'value');
  if (missing.length > 0) {
    return missing
      .filter(({ reading }) => reading.kind !== 'mistake')
      .map((cell) => {
        const message = `“${cell.title}” has no figure while other groups have one. Write 0 for none.`;
        const expected = figureWords(cell.figure);
        return findingAt(cell, { check, severity: 'refuses', message, expected });
      });
  }
  const sum = sumOf(known);
  if (whole.reading.kind !== 'value' || whole.reading.value === sum) return [];
  const expected = printFigure(sum, whole.figure);
  const message = `The groups of “${whole.title}” add up to ${expected}, and the whole is ${whole.text.trim()}. Put one of them right.`;
  return [findingAt(whole, { check, severity: 'refuses', message, expected })];
}

/** A whole without any groups is taken with a word of explanation. */
function unbroken(whole: ReadCell): ReturnFinding[] {
  if (whole.reading.kind !== 'value') return [];
  const message = `“${whole.title}” is not broken down. Fill in its groups, or say why they are not known.`;
  const expected = 'every group';
  return [findingAt(whole, { check: 'breakdown', severity: 'asks', message, expected })];
}
