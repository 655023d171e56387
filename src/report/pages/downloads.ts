import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import { writeOds } from '../../spreadsheet/index.ts';
import { type Page, page, type Render } from '../../web/index.ts';
import type { Publisher } from '../cover-sheet.ts';
import { listCsvFiles } from '../csv.ts';
import { fileStem } from '../file-names.ts';
import { reportWorkbook } from '../workbook.ts';
import { renderAnnualFile } from './annual-file.ts';
import { askedReport, reportQuery } from './asked-report.ts';

/** What the files of a report are drawn with, and whose name they bear. */
export type ReportDoor = { render: Render; publisher: Publisher };

/** The report as one HTML file to keep. */
export function htmlFilePage({ render, publisher }: ReportDoor): Page {
  return page({
    needs: 'see published',
    path: '/report/annual.html',
    query: reportQuery,
    show: async ({ hub, query }) => {
      const report = await askedReport(hub, query);
      const body = renderAnnualFile(render, report, publisher);
      const fileName = `${fileStem(report)}.html`;
      return { download: { fileName, mediaType: 'text/html; charset=utf-8', body } };
    },
  });
}

/** The report as a workbook. */
export function workbookPage({ publisher }: ReportDoor): Page {
  return page({
    needs: 'see published',
    path: '/report/annual.ods',
    query: reportQuery,
    show: async ({ hub, query }) => {
      const report = await askedReport(hub, query);
      const body = await writeOds(reportWorkbook(report, publisher));
      const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';
      return { download: { fileName: `${fileStem(report)}.ods`, mediaType, body } };
    },
  });
}

/** One table of the report as CSV; without a name, every outturn and level. */
export function csvPage(): Page {
  return page({
    needs: 'see published',
    path: '/report/annual.csv',
    query: reportQuery.extend({ table: z.string().default('performance') }),
    show: async ({ hub, query }) => {
      const report = await askedReport(hub, query);
      const files = listCsvFiles(report);
      const file = files.find(({ name }) => name === query.table);
      if (!file) {
        throw new GatehouseError(
          'REPORT_UNKNOWN_TABLE',
          `The report has no table of that name. Choose one of ${files.map(({ name }) => name).join(', ')}.`,
          { status: 404 },
        );
      }
      const fileName = `${fileStem(report)}-${file.name}.csv`;
      return { download: { fileName, mediaType: 'text/csv; charset=utf-8', body: file.text() } };
    },
  });
}
