export type { Estate, Group, Member, Succession } from './estate.ts';
export { groupSubject } from './estate.ts';
export { factOn, factsOn, latestFact } from './facts.ts';
export type { NameOptions } from './find.ts';
export { findProvider, findSubject, getProvider, getSubject, nameOf } from './find.ts';
export { loadEstate } from './load.ts';
export type { Standing } from './membership.ts';
export {
  comparatorGroupOf,
  groupsIn,
  membersOf,
  openIn,
  providersIn,
  reportingGroupOf,
} from './membership.ts';
export { editDistance, nearestNames } from './nearest.ts';
export { readEstate, storeEstate } from './store.ts';
export type {
  Dated,
  DatedAlias,
  DatedFact,
  Provider,
  StatedDate,
  Subject,
  SubjectKind,
  Territory,
} from './subject.ts';
export { subjectKinds } from './subject.ts';
export { predecessorsOf, successorsOf } from './succession.ts';
