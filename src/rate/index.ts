export { compareRatings, listRatings, rateOne } from './actions.ts';
export {
  listModerations,
  type ModeratedRating,
  type ModerationRecord,
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
  WhatIf,
} from './rating-report.ts';
export type { Rating, SchemeRatings } from './scheme/rating.ts';
