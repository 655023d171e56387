import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { getRecordType, type RecordType, recordedTypes } from '../catalogue/index.ts';
import { needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { progressOn } from '../cli/progress.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { importRecords, type RecordImport } from './ledger/import-records.ts';
import { countRecords } from './ledger/read-records.ts';
import { openRecordFile, type RecordSource } from './ledger/record-source.ts';
import { retractRecord } from './ledger/retract-record.ts';
import { csvTemplate, odsTemplate } from './ledger/template.ts';

const recordedBy = 'command line';

const typeColumns: Column<RecordType>[] = [
  { heading: 'Code', read: ({ code }) => code },
  { heading: 'Records', read: ({ plural }) => plural },
  { heading: 'Of', read: ({ providers }) => providers.join(', ') },
  { heading: 'Fields', read: ({ fields }) => fields.length },
];

/** `gatehouse records types|template|import|retract`. */
export function addRecordCommands(records: Command, setting: Setting): void {
  needs(records.command('types'), 'see published')
    .description('List what is recorded.')
    .addOption(formatOption())
    .action((options: { format: Format }) =>
      setting.withHub('records', async ({ catalogue }) =>
        setting.out(printRows(options.format, recordedTypes(catalogue), typeColumns)),
      ),
    );
  addTemplateCommand(records, setting);
  addImportCommand(records, setting);
  needs(records.command('retract'), 'keep records')
    .description('Take one record back. It stays in the ledger, and stops counting.')
    .argument('<type>', 'the code of the record type')
    .argument('<provider>', 'whose record it is')
    .argument('<record>', 'its reference')
    .option('--by <name>', 'who takes it back', recordedBy)
    .action((code: string, provider: string, record: string, { by }: { by: string }) =>
      setting.withHub('records', async (hub) => {
        const type = getRecordType(hub.catalogue, code);
        const { batchId, retracted } = await retractRecord(hub, type, { provider, record, by });
        const done = retracted > 0 ? 'Taken back' : 'It had been taken back already';
        setting.note(`${done}: batch ${batchId}.`);
      }),
    );
}

type TemplateOptions = { format: 'csv' | 'ods'; output?: string };

function addTemplateCommand(records: Command, setting: Setting): void {
  needs(records.command('template'), 'see published')
    .description('Write an empty file for records of a type: CSV, or ODS with a sheet of notes.')
    .argument('<type>', 'the code of the record type')
    .addOption(new Option('--format <format>', 'which file').choices(['csv', 'ods']).default('csv'))
    .option('-o, --output <file>', 'where to write it; CSV is printed when left out')
    .action((code: string, options: TemplateOptions) =>
      setting.withHub('records', (hub) => writeTemplate(hub, code, options, setting)),
    );
}

async function writeTemplate(
  hub: Hub,
  code: string,
  { format, output }: TemplateOptions,
  { out, note }: Setting,
): Promise<void> {
  const type = getRecordType(hub.catalogue, code);
  const content = format === 'csv' ? csvTemplate(type) : await odsTemplate(type, hub.estate);
  const path = output ?? (format === 'ods' ? `${type.code}.ods` : undefined);
  if (path === undefined) {
    out(csvTemplate(type));
    return;
  }
  await writeFile(path, content);
  note(`Wrote ${path}.`);
}

type ImportOptions = { type: string; by: string; dryRun?: boolean };

function addImportCommand(records: Command, setting: Setting): void {
  needs(records.command('import'), 'keep records')
    .description(
      'Store a file of records: CSV or TSV of any size, XLSX or ODS. All of it is checked first. ' +
        'One that was cut off is completed by running it again.',
    )
    .argument('<file>', 'the file')
    .requiredOption('--type <type>', 'the code of the record type')
    .option('--by <name>', 'who states them', recordedBy)
    .option('--dry-run', 'check the file and store nothing')
    .action((path: string, options: ImportOptions) =>
      setting.withHub('records', (hub) => importFile(hub, path, options, setting)),
    );
}

async function importFile(
  hub: Hub,
  path: string,
  { type: code, by, dryRun }: ImportOptions,
  setting: Setting,
): Promise<void> {
  const type = getRecordType(hub.catalogue, code);
  const source = await openIncoming(path);
  const { isTTY } = setting.errorStream;
  const progress = progressOn(setting.errorStream, `Importing ${source.name}`);
  if (dryRun) {
    const count = await countRecords(source, type, hub, progress.show);
    progress.done();
    setting.note(`${print(count)} records without a mistake. Nothing was stored.`);
    return;
  }
  const onStored = (stored: number, records: number) => {
    if (!isTTY) setting.note(`Stored ${print(stored)} of ${print(records)} records.`);
  };
  const wish = { type, recordedBy: by, onShare: progress.show, onStored };
  const imported = await importRecords(hub, source, wish);
  progress.done();
  setting.note(importWords(imported));
}

async function openIncoming(path: string): Promise<RecordSource> {
  try {
    return await openRecordFile(path, basename(path));
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    throw new GatehouseError(
      'IMPORT_FILE_UNREADABLE',
      `The file ${path} cannot be read. Check the path and that you may read it.`,
      { cause: error },
    );
  }
}

function importWords({ batches, added, revised, retracted, unchanged }: RecordImport): string {
  const numbers = batches.map(({ batchId }) => batchId);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const which = first === last ? `batch ${first}` : `batches ${first} to ${last}`;
  const before = batches.filter(({ alreadyStored }) => alreadyStored).length;
  const known = before === 0 ? '' : ` ${print(before)} of the batches had been stored before.`;
  return `${print(added)} new, ${print(revised)} corrected, ${print(retracted)} taken back, ${print(unchanged)} known as they stand: ${which}.${known}`;
}

function print(count: number): string {
  return count.toLocaleString('en-GB');
}
