export {
  clearUnfinished,
  type Imported,
  importProposal,
  type OnProgress,
  type Preview,
  previewImport,
} from './actions.ts';
export type { FiledFinding, Layout, Proposal, QualityFinding } from './proposal.ts';
export { listQualityFindings } from './quality.ts';
export { type IncomingFile, readProposal } from './read-proposal.ts';
export { listUnloaded, loadShipped, type ShippedFile } from './shipped.ts';
export { type Batch, listBatches, listFindings, publishedFigures } from './store.ts';
