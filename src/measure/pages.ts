import type { Page } from '../web/index.ts';
import { groupsPage } from './pages/groups.ts';
import { homePage } from './pages/home.ts';
import { matrixPage } from './pages/matrix.ts';
import { metricPage } from './pages/metric.ts';
import { metricsPage } from './pages/metrics.ts';
import { subjectPage } from './pages/provider.ts';
import { providersPage } from './pages/providers.ts';
import { tracePage } from './pages/trace.ts';

/** Home, the performance matrix, providers, metrics, the trace from a figure to its records, and figures by group. */
export function measurePages(): Page[] {
  return [
    homePage(),
    matrixPage(),
    providersPage(),
    subjectPage(),
    metricsPage(),
    metricPage(),
    tracePage(),
    groupsPage(),
  ];
}
