import { type Period, parsePeriod } from '../calendar/index.ts';
import { type PositionChangeRow, positionMetric } from '../measure/index.ts';
import { computedFigure, type Figure, sourcesOf } from './figure.ts';
import type { Material } from './material.ts';
import { withSign } from './measured.ts';

/** A provider's change with the figures that it follows from. */
export type Moved = { row: PositionChangeRow; from: Figure; to: Figure; change: Figure };

/** Every provider with a position in both quarters. */
export function listMoved(material: Material): Moved[] {
  const { positions, stated } = material;
  return positions.rows.flatMap((row) => {
    const at = (period: string) => {
      const group = material.groups.find(({ name }) => name === row.group);
      return (
        stated.find(row.providerId, positionMetric, parsePeriod(period)) ??
        (group && stated.find(group.id, positionMetric, parsePeriod(period)))
      );
    };
    const [from, to] = [at(positions.from), at(positions.to)];
    if (!from || !to) return [];
    const change = computedFigure(row.change, withSign(row.change, String(Math.abs(row.change))), {
      kind: 'computed',
      what: `${row.provider}: places gained or lost`,
      how: `${from.text} less ${to.text}: a lower position is better.`,
      from: [from, to].flatMap(sourcesOf),
    });
    return [{ row, from, to, change }];
  });
}

/** The last quarter of the year, and of the year before. */
export function scorecardQuarters(year: Period): { from: Period; to: Period } {
  const to: Period = { kind: 'quarter', first: year.first + 9, months: 3 };
  return { from: { ...to, first: to.first - 12 }, to };
}
