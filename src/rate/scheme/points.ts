import type { Points } from '../../catalogue/index.ts';

/**
 * The points that a measure earns. A part of a `per` loses a part of `lost`; nothing is lost above 0.
 * NaN, which is missing, earns NaN.
 */
export function pointsOf(points: Points, measured: number): number {
  if (Number.isNaN(measured)) return measured;
  switch (points.kind) {
    case 'along':
      return along(points.points, measured);
    case 'steps':
      return highestStep(points, measured);
    case 'lost': {
      const short = Math.max(0, -measured);
      return Math.max(points.least, points.start - (points.lost * short) / points.per);
    }
  }
}

function along(line: ReadonlyArray<readonly [number, number]>, measured: number): number {
  let before: readonly [number, number] | undefined;
  for (const point of line) {
    if (measured === point[0] || (measured < point[0] && !before)) return point[1];
    if (before && measured < point[0]) {
      const part = (measured - before[0]) / (point[0] - before[0]);
      return before[1] + part * (point[1] - before[1]);
    }
    before = point;
  }
  return before ? before[1] : Number.NaN;
}

function highestStep(
  { steps, below }: { steps: ReadonlyArray<readonly [number, number]>; below: number },
  measured: number,
): number {
  let reached = below;
  for (const [from, points] of steps) {
    if (measured < from) break;
    reached = points;
  }
  return reached;
}
