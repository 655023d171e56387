export { listAgreementRows } from './agreement/agreement-store.ts';
export type {
  Evidence,
  LevelTable,
  LevelYear,
  Outlook,
  OutlookQuestion,
  OutlookSide,
  Recorded,
} from './agreement/evidence.ts';
export { type AgreementWaiting, listAgreementsWaiting } from './agreement/list-waiting.ts';
export { levelsUnderNotice } from './agreement/notice-levels.ts';
export { loadShippedAgreements } from './agreement/ship-agreements.ts';
export { unstorableIn } from './agreement/storable-text.ts';
export {
  type BatchCounts,
  beginBatch,
  commitBatch,
  type NewBatch,
  touchBatch,
} from './batch-store.ts';
export { findBrowser } from './document/pdf.ts';
export type {
  Change,
  Comparison,
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
