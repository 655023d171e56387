export type { Rating, SchemeRatings } from './scheme/rating.ts';
