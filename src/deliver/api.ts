import type { ApiRoute } from '../api/index.ts';
import { figureApi } from './figure-api.ts';
import { findingApi } from './finding-api.ts';
import { importApi } from './import-api.ts';
import { sourceApi } from './source-api.ts';

/** What happened: imports, the figures that they brought, and what does not agree. */
export const deliverApi: readonly ApiRoute[] = [
  ...importApi,
  ...sourceApi,
  ...figureApi,
  ...findingApi,
];
