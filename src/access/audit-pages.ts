import type { Page } from '../web/index.ts';
import { entryPage } from './pages/audit/entry-page.ts';
import { figurePage, type OriginOf } from './pages/audit/figure-page.ts';
import { trailPage } from './pages/audit/trail-page.ts';

export type { OriginOf } from './pages/audit/figure-page.ts';

/** `/audit`, `/audit/:number`, and how a figure came to be, which a later room tells. */
export function auditPages({ originOf }: { originOf: OriginOf }): Page[] {
  return [trailPage(), figurePage(originOf), entryPage()];
}
