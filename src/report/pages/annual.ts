import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Outcome, type Page, page } from '../../web/index.ts';
import { whenMade } from '../cover-sheet.ts';
import { listCsvFiles } from '../csv.ts';
import type { AnnualReport } from '../document.ts';
import type { NamedSource } from '../figure.ts';
import { htmlView } from '../html.ts';
import { licenceAddress } from '../method.ts';
import { askedReport, reportAddress } from './asked-report.ts';
import { drawChart } from './charts.ts';
import { showChoice } from './choose.ts';

const query = z.object({ region: z.string().optional(), period: z.string().optional() });
type Query = z.output<typeof query>;

/** The annual report of a region as a page, with its files to save. */
export function annualPage(): Page {
  return page({
    needs: 'see published',
    path: '/report/annual',
    query,
    show: ({ hub, query: asked }) => showReport(hub, asked),
  });
}

/** The report; or the choice once more, with what to do, where there is none. */
async function showReport(hub: Hub, asked: Query): Promise<Outcome> {
  const { region, period } = asked;
  if (region === undefined || period === undefined) {
    const known = new URLSearchParams({ ...(region && { region }), ...(period && { period }) });
    return { redirect: `/report?${known.toString()}` };
  }
  try {
    return viewOf(await askedReport(hub, { region, period }));
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    const { message, status } = error;
    return {
      ...(await showChoice(hub, asked)),
      problemSummary: message,
      problems: [],
      status,
    };
  }
}

function viewOf(report: AnnualReport): Outcome {
  const asked = { region: report.region.id, period: report.period };
  return {
    view: 'report/views/annual.njk',
    title: report.title,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Annual report', href: '/report' },
      { text: `${report.region.name}, ${report.period}` },
    ],
    data: {
      ...htmlView(report, { drawChart, sourceHref }),
      licenceAddress,
      whenMade: whenMade(report),
      files: {
        html: reportAddress('.html', asked),
        ods: reportAddress('.ods', asked),
        csv: listCsvFiles(report).map(({ name, title }) => ({
          text: title,
          href: reportAddress('.csv', { ...asked, table: name }),
        })),
      },
    },
  };
}

/** The page of one figure, where its file, place and revisions stand. */
function sourceHref({ ref }: NamedSource): string {
  return `/figures/${ref.kind}/${ref.id}`;
}
