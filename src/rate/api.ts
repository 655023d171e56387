import type { ApiRoute } from '../api/index.ts';
import { moderationApi } from './moderation-api.ts';
import { ratingApi } from './rating-api.ts';
import { schemeApi } from './scheme-api.ts';
import { variationApi } from './variation-api.ts';

/** How good it is and how sure one can be: ratings, schemes, moderations and variation. */
export const rateApi: readonly ApiRoute[] = [
  ...ratingApi,
  ...schemeApi,
  ...moderationApi,
  ...variationApi,
];
