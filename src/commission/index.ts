export type {
  Change,
  Comparison,
  FilePlace,
  KeptFigure,
  StatedFigure,
} from './stated-figure.ts';
export {
  type CountColumn,
  type FigureQuery,
  levels,
  type StatedTable,
  statedTable,
} from './store.ts';
