import type { Place } from '../errors.ts';
import { type Cell, columnLetter } from '../spreadsheet/index.ts';
import type { BulletinTotal, BulletinTotalOf } from './bulletin.ts';
import { figureNamed } from './bulletin-heading.ts';
import type { LineFigure } from './bulletin-line.ts';
import { readCount, readPercent } from './bulletin-number.ts';

type Span = { from: number; to: number };

/** The totals in a row of the table itself, one a column. `useable`: its operational capacity is less the margin. */
export function totalsOfRow(
  line: { name: string; figures: readonly LineFigure[] },
  span: Span,
  useable: boolean,
  place: Place,
): BulletinTotal[] {
  return line.figures.flatMap(({ figure, text, at }) => {
    const of = figure === 'operationalCapacity' && useable ? 'useableOperationalCapacity' : figure;
    const stated = readStated(of, text);
    if (stated === undefined) return [];
    const where = { ...place, column: columnLetter(at) };
    return [{ of, stated, text: text.trim(), label: line.name, ...span, place: where }];
  });
}

/** The totals in a row of labels and figures: 'Total Baseline CNA', '80,093', '% Population to In Use CNA', '109%'. */
export function totalsOfLabels(row: readonly Cell[], span: Span, place: Place): BulletinTotal[] {
  return row.flatMap((cell, at) => {
    const label = cell.text.replace(/\s+/g, ' ').trim();
    const text = row[at + 1]?.text.trim() ?? '';
    const of = totalNamed(label);
    const stated = of && readStated(of, text);
    if (of === undefined || stated === undefined) return [];
    return [
      { of, stated, text, label, ...span, place: { ...place, column: columnLetter(at + 1) } },
    ];
  });
}

function totalNamed(label: string): BulletinTotalOf | undefined {
  if (!/total|^%/i.test(label)) return undefined;
  if (/out of use/i.test(label)) return 'outOfUse';
  if (/\buse?able\b/i.test(label)) return 'useableOperationalCapacity';
  return figureNamed(label);
}

function readStated(of: BulletinTotalOf, text: string): number | undefined {
  const isPercent = of === 'populationPercent' || of === 'availablePercent';
  return (isPercent ? readPercent(text) : readCount(text)) ?? undefined;
}
