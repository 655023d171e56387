export { makeAnnualReport } from './actions.ts';
export type { AnnualReport } from './document.ts';
