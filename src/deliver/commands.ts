import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option } from 'commander';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { type Column, type Format, formats, printRows } from '../cli/output.ts';
import { progressOn } from '../cli/progress.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { checkSize } from '../spreadsheet/index.ts';
import { type Imported, importProposal, previewImport } from './actions.ts';
import { addBatchCommands } from './batch-commands.ts';
import { addCoverageCommand } from './coverage-commands.ts';
import { type ImportReport, type ReportedChange, reportImport } from './import-report.ts';
import type { Proposal } from './proposal.ts';
import { readProposal } from './read-proposal.ts';
import { addRecordCommands } from './records-commands.ts';

type Options = { period?: string; dryRun?: boolean; format: Format };

const columns: Column<ReportedChange>[] = [
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Metric', read: ({ metric }) => metric },
  { heading: 'Period', read: ({ period }) => period },
  { heading: 'Before', read: ({ before }) => before },
  { heading: 'After', read: ({ after }) => after },
];

/** `gatehouse import` and `gatehouse records …`. */
export const addDeliverCommands: AddCommands = (program, setting) => {
  needs(program.command('import'), 'import figures')
    .description(
      'Import figures from a CSV, TSV, XLSX or ODS file, or a monthly population bulletin.',
    )
    .argument('<file>', 'the file')
    .option('--period <period>', 'the period of figures that state none')
    .option('--dry-run', 'show what would change and store nothing')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'))
    .action((path: string, options: Options) =>
      setting.withHub('import', (hub) => importFile(hub, path, options, setting)),
    );
  const records = program.command('records').description('Keep the ledger of records.');
  addRecordCommands(records, setting);
  addBatchCommands(records, setting);
  addCoverageCommand(records, setting);
};

async function importFile(
  hub: Hub,
  path: string,
  options: Options,
  setting: Setting,
): Promise<void> {
  const bytes = await readIncoming(path);
  const proposal = await readProposal({ name: basename(path), bytes, period: options.period }, hub);
  for (const notice of proposal.notices) setting.note(notice);
  const dryRun = options.dryRun ?? false;
  const stored = dryRun ? null : await store(hub, proposal, setting);
  const compared = stored?.compared ?? (await previewImport(hub, proposal));
  const report = reportImport(hub, proposal, compared, {
    dryRun,
    batchId: stored?.batchId ?? null,
  });
  if (options.format === 'json') setting.out(`${JSON.stringify(report, null, 2)}\n`);
  else if (report.changes.length > 0 && (dryRun || options.format === 'csv')) {
    setting.out(printRows(options.format, report.changes, columns));
  }
  noteOutcome(report, setting);
}

async function readIncoming(path: string): Promise<Uint8Array> {
  try {
    checkSize((await stat(path)).size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    throw new GatehouseError(
      'IMPORT_FILE_UNREADABLE',
      `The file ${path} cannot be read. Check the path and that you may read it.`,
      { cause: error },
    );
  }
}

async function store(hub: Hub, proposal: Proposal, setting: Setting): Promise<Imported> {
  const progress = progressOn(setting.errorStream, `Importing ${proposal.fileName}`);
  const imported = await importProposal(hub, proposal, 'command line', progress.show);
  progress.done();
  return imported;
}

function noteOutcome(report: ImportReport, { note }: Setting): void {
  for (const { place, explanation, stated, computed } of report.findings) {
    const where = place.row === null ? '' : ` (row ${place.row})`;
    note(`Finding${where}: ${explanation} Stated ${stated}, computed ${computed}.`);
  }
  const { file, dryRun, added, revised, unchanged } = report;
  const would = dryRun ? 'Would be stored' : 'Stored';
  if (added + revised === 0)
    note(`${file} changes nothing: ${unchanged} figures are known as they stand.`);
  else note(`${would}: ${added} new, ${revised} changed; ${unchanged} unchanged.`);
}
