import type { Render } from '../../web/index.ts';
import { contactOf, type Publisher, whenMade } from '../cover-sheet.ts';
import type { AnnualReport } from '../document.ts';
import { htmlView } from '../html.ts';
import { licenceAddress } from '../method.ts';
import { drawChart } from './charts.ts';

/** The report as one HTML file that needs nothing beside it. */
export function renderAnnualFile(
  render: Render,
  report: AnnualReport,
  publisher: Publisher,
): string {
  return render(
    'report/views/annual-file.njk',
    { title: report.title, path: '/report' },
    {
      ...htmlView(report, { drawChart }),
      whenMade: whenMade(report),
      contact: contactOf(publisher),
      licenceAddress,
    },
  );
}
