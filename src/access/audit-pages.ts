import type { Hub } from '../hub.ts';
import type { Page } from '../web/index.ts';
import type { OriginOf } from './audit/figure-origin.ts';
import { entryPage } from './pages/audit/entry-page.ts';
import { figurePage } from './pages/audit/figure-page.ts';
import { trailPage } from './pages/audit/trail-page.ts';

/** `/audit`, `/audit/:number`, and how a figure came to be, which a later room tells. */
export function auditPages({ originOf }: { originOf: OriginOf<Hub> }): Page[] {
  return [trailPage(), figurePage(originOf), entryPage()];
}
