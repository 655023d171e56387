import { InvalidArgumentError, Option } from 'commander';
import { findPeriod, type Period, printPeriod } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { exportFiles, type WriteCodes } from '../cli/write-files.ts';
import type { Hub } from '../hub.ts';
import { completeBrand, createRender, loadAssets } from '../web/index.ts';
import { makeAnnualReport } from './actions.ts';
import {
  type FileFormat,
  fileFormats,
  type ReportFile,
  reportFiles,
} from './pages/report-files.ts';

const codes: WriteCodes = { exists: 'REPORT_FILE_EXISTS', notWritten: 'REPORT_NOT_WRITTEN' };

type Options = {
  region: string;
  period: Period;
  out: string;
  format: FileFormat | 'all';
  contact?: string;
  overwrite?: boolean;
};

function readYear(text: string): Period {
  const period = findPeriod(text);
  if (period) return period;
  throw new InvalidArgumentError('Write a financial year such as 2007-08.');
}

/** `gatehouse report annual`. */
export const addReportCommands: AddCommands = (program, setting) => {
  const report = program
    .command('report')
    .description('Reports whose every figure says where it came from.');
  needs(report.command('annual'), 'see published')
    .description('The annual report of a region, as HTML, an ODS workbook and CSV files.')
    .requiredOption('--region <name>', 'the region, such as "West Midlands"')
    .requiredOption('--period <year>', 'the financial year, such as 2007-08', readYear)
    .option('--out <folder>', 'where to write; made if it is not there', '.')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices([...fileFormats, 'all'])
        .default('all'),
    )
    .option('--contact <words>', 'whom readers may ask about the report')
    .option('--overwrite', 'replace files of the same names')
    .action((options: Options) =>
      setting.withHub('report annual', async (hub) => {
        const report = await makeAnnualReport(hub, options);
        const files = await reportFiles(report, {
          formats: options.format === 'all' ? fileFormats : [options.format],
          render: renderOf(setting, program.version() ?? ''),
          publisher: { name: setting.config.brand.name, contact: options.contact },
        });
        await writeAll(hub, options, files, setting);
      }),
    );
};

function renderOf({ config }: Setting, version: string) {
  const brand = completeBrand(config.brand);
  return createRender({
    root: config.root,
    brand,
    assets: loadAssets(config.root, brand),
    version,
  });
}

async function writeAll(
  hub: Hub,
  { out: folder, overwrite = false, region, period }: Options,
  files: readonly ReportFile[],
  { out: print, note }: Setting,
): Promise<void> {
  const of = { kind: 'report', id: `${region}/${printPeriod(period)}` };
  const written = await exportFiles(hub, of, files, { folder, overwrite, codes });
  for (const path of written) print(`${path}\n`);
  note(`Wrote ${written.length} ${written.length === 1 ? 'file' : 'files'}.`);
}
