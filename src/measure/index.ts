export { listPerformance } from './actions.ts';
export { type ChanceKind, chanceKindOf } from './chance-kind.ts';
export { evidence } from './evidence.ts';
export { keepDefinitions, keepTallies } from './keep-tallies.ts';
export { type PerformanceRow, type SourceRef, sourceOf } from './performance.ts';
export {
  listPositionChange,
  type PositionChange,
  type PositionChangeRow,
  positionMetric,
} from './position-change.ts';

export type { Status } from './variance.ts';
