import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { needs, type Setting } from '../cli/command.ts';
import { exportFiles, type FileToWrite, type WriteCodes } from '../cli/write-files.ts';
import { completeBrand, createRender, loadAssets } from '../web/index.ts';
import { type AgreementView, viewAgreement } from './agreement/get-agreement.ts';
import { type State, wantedBy, withState } from './agreement-commands.ts';
import {
  agreementFile,
  type FileFormat,
  type FileTools,
  fileFormats,
} from './document/agreement-file.ts';
import { agreementCsvFiles } from './document/csv.ts';
import { findBrowser } from './document/pdf.ts';

const codes: WriteCodes = {
  exists: 'COMMISSION_FILE_EXISTS',
  notWritten: 'COMMISSION_NOT_WRITTEN',
};

type Options = State & { format: FileFormat[]; out: string; overwrite?: boolean };

/** `gatehouse agreement export`. */
export function addExportCommand(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('export'), 'see agreements')
    .description('Write an agreement as HTML, DOCX, ODS, CSV or PDF.')
    .argument('<agreement>', 'its id')
    .option('--format <formats>', `which, with commas: ${fileFormats.join(', ')}`, readFormats, [
      'html',
      'docx',
      'ods',
      'csv',
    ] as const)
    .option('--out <folder>', 'where to write; made if it is not there', '.')
    .option('--overwrite', 'replace files of the same names');
  withState(command).action((id: string, options: Options) =>
    setting.withHub('agreement export', async (hub) => {
      const view = await viewAgreement(hub, id, wantedBy(options));
      const tools = toolsOf(setting, agreement);
      const files: FileToWrite[] = [];
      for (const format of options.format) {
        const { fileName: path, body } = await agreementFile(hub, view, format, tools);
        files.push({ path, body });
        if (format === 'csv') files.push(...tableFiles(view));
      }
      const { overwrite = false, out: folder } = options;
      const { providerId } = view.file.agreement;
      const of = { kind: 'agreement', id: view.file.agreement.id, providerId };
      const written = await exportFiles(hub, of, files, { folder, overwrite, codes });
      for (const path of written) setting.out(`${path}\n`);
    }),
  );
}

/** One CSV a table, beside the long one that holds them all. */
function tableFiles({
  file,
  template,
  content,
  version,
  contentHash,
}: AgreementView): FileToWrite[] {
  const { agreement } = file;
  const tables = { template, content, agreement, version, contentHash };
  return agreementCsvFiles(tables).map(({ name, text }) => ({
    path: join(`${agreement.id}-tables`, `${name}.csv`),
    body: text,
  }));
}

function toolsOf({ config }: Setting, agreement: Command): FileTools {
  const brand = completeBrand(config.brand);
  const assets = loadAssets(config.root, brand);
  const version = agreement.parent?.version() ?? '';
  return {
    render: createRender({ root: config.root, brand, assets, version }),
    browser: findBrowser(config.chromiumPath),
  };
}

function readFormats(text: string): FileFormat[] {
  const asked = text.split(',').map((one) => one.trim().toLowerCase());
  const known = asked.flatMap((one) => fileFormats.find((format) => format === one) ?? []);
  if (known.length === asked.length) return known;
  throw new InvalidArgumentError(`Write one or more of ${fileFormats.join(', ')}, with commas.`);
}
