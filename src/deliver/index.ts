export {
  clearUnfinished,
  importProposal,
} from './actions.ts';
export type { Proposal } from './proposal.ts';
export { listQualityFindings } from './quality.ts';
export { readProposal } from './read-proposal.ts';
export { listUnloaded, loadShipped } from './shipped.ts';
export { type Batch, listBatches, publishedFigures } from './store.ts';
