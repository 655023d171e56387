import type { ApiRoute } from '../api/index.ts';
import { moderationApi } from './moderation-api.ts';
import { ratingApi } from './rating-api.ts';
import { schemeApi } from './scheme-api.ts';

/** How good it is: schemes, ratings and moderations. */
export const rateApi: readonly ApiRoute[] = [...ratingApi, ...schemeApi, ...moderationApi];
