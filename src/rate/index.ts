export { compareRatings, listRatings, rateOne } from './actions.ts';
export type { ModerationRecord } from './moderation/in-force.ts';
export {
  type ListedModeration,
  listModerations,
  type ModeratedRating,
  type Moderator,
  moderate,
  withdrawModeration,
} from './moderation/moderate.ts';
export type {
  Moderation,
  NetChange,
  RatedRow,
  RatingCard,
  RatingQuestion,
  RatingReport,
  RatingsCompared,
  Standing,
  WhatIf,
} from './rating-report.ts';
export type { Rating, SchemeRatings } from './scheme/rating.ts';
export { schemeExampleMistakes } from './scheme/scheme-examples.ts';
export { type KeptScheme, keepSchemes, listSchemeVersions } from './versions/keep-schemes.ts';
