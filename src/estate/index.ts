export type { Estate, Group } from './estate.ts';
export { groupSubject, nationOf, territoriesOf } from './estate.ts';
export { factNames } from './fact-names.ts';
export { factOn, factsOn, latestFact } from './facts.ts';
export { findProvider, findSubject, getSubject, nameOf } from './find.ts';
export { loadEstate } from './load.ts';

export {
  comparatorGroupOf,
  groupsIn,
  membersOf,
  openIn,
  providersIn,
  reportingGroupOf,
} from './membership.ts';
export { editDistance, nearestNames } from './nearest.ts';
export { withSimulated } from './simulated.ts';
export { isSimulated, originalId, simulatedId, withoutSimulated } from './simulated-id.ts';
export { storeEstate } from './store.ts';
export type {
  Dated,
  DatedFact,
  Provider,
  StatedDate,
  Subject,
  SubjectKind,
} from './subject.ts';
export { subjectKinds } from './subject.ts';
export { predecessorsOf, successorsOf } from './succession.ts';
