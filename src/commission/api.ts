import type { ApiRoute } from '../api/index.ts';
import type { Evidence } from './agreement/evidence.ts';
import { agreementApi, agreementListApi } from './agreement-api.ts';
import { beginningApi, draftingApi } from './drafting-api.ts';
import { noticeApi } from './notice-api.ts';

/** The routes of agreements: to read them in any state, and to draft, sign and change them. */
export function commissionApi(evidence: Evidence): ApiRoute[] {
  return [
    ...agreementListApi,
    ...beginningApi,
    ...agreementApi,
    ...draftingApi,
    ...noticeApi(evidence),
  ];
}
