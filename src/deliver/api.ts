import type { ApiRoute } from '../api/index.ts';
import { coverageApi } from './coverage-api.ts';
import { figureApi } from './figure-api.ts';
import { findingApi } from './finding-api.ts';
import { importApi } from './import-api.ts';
import { ledgerApi } from './ledger-api.ts';
import { recordApi } from './record-api.ts';
import type { ReturnReadings } from './returns/readings.ts';
import { returnsApi } from './returns-api.ts';
import { sourceApi } from './source-api.ts';

/** What happened: imports, the figures that they brought, what does not agree, the ledger of records, and monthly returns. */
export function deliverApi(readings: ReturnReadings): ApiRoute[] {
  return [
    ...importApi,
    ...sourceApi,
    ...figureApi,
    ...findingApi,
    ...recordApi,
    ...ledgerApi,
    ...coverageApi,
    ...returnsApi(readings),
  ];
}
