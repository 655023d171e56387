import type { Page } from '../../../web/index.ts';
import { changePage } from './change-page.ts';
import { controlChartsPage } from './charts-page.ts';
import { controlChartPage } from './control-chart-page.ts';
import { funnelPage } from './funnel-page.ts';
import { variationPage } from './variation-page.ts';
import { yearEndPage } from './year-end-page.ts';

/** The pages that say how sure one can be of a metric. */
export function variationPages(): Page[] {
  return [
    variationPage(),
    controlChartPage(),
    controlChartsPage(),
    funnelPage(),
    changePage(),
    yearEndPage(),
  ];
}
