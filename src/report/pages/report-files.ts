import { writeOds } from '../../spreadsheet/index.ts';
import type { Render } from '../../web/index.ts';
import type { Publisher } from '../cover-sheet.ts';
import { listCsvFiles } from '../csv.ts';
import type { AnnualReport } from '../document.ts';
import { fileStem } from '../file-names.ts';
import { reportWorkbook } from '../workbook.ts';
import { renderAnnualFile } from './annual-file.ts';

export const fileFormats = ['html', 'ods', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** One file of a report: its path below the folder, and what it holds. */
export type ReportFile = { path: string; body: string | Uint8Array };

type Wanted = { formats: readonly FileFormat[]; render: Render; publisher: Publisher };

/** The files of a report in the formats asked for; the CSV files in a folder of their own. */
export async function reportFiles(report: AnnualReport, wanted: Wanted): Promise<ReportFile[]> {
  const stem = fileStem(report);
  const files: ReportFile[] = [];
  for (const format of wanted.formats) {
    if (format === 'html') {
      const body = renderAnnualFile(wanted.render, report, wanted.publisher);
      files.push({ path: `${stem}.html`, body });
    } else if (format === 'ods') {
      const body = await writeOds(reportWorkbook(report, wanted.publisher));
      files.push({ path: `${stem}.ods`, body });
    } else {
      files.push(
        ...listCsvFiles(report).map(({ name, text }) => ({
          path: `${stem}-csv/${name}.csv`,
          body: text(),
        })),
      );
    }
  }
  return files;
}
