import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { GatehouseError } from '../errors.ts';
import { checkSize } from '../spreadsheet/index.ts';
import { type Named, namedReturn, withReturn } from './return-argument-commands.ts';
import type { ReturnReadings } from './returns/readings.ts';
import type { CellEdit, FormCell, ReturnView } from './returns/return.ts';
import {
  editsMade,
  readReturn,
  readReturnFile,
  saveCells,
  writeReturnFile,
} from './returns/return-actions.ts';
import { shownReturn } from './returns-schemas.ts';

const cellColumns: Column<FormCell>[] = [
  { heading: 'Cell', read: ({ address }) => address },
  { heading: 'What it says', read: ({ title }) => title },
  { heading: 'Value', read: ({ text }) => text },
  { heading: 'Submitted', read: ({ submitted }) => submitted },
];

/** `gatehouse returns show|template|import`. */
export function addReturnFileCommands(
  returns: Command,
  setting: Setting,
  readings: ReturnReadings,
): void {
  withReturn(needs(returns.command('show'), 'see returns'))
    .description('Show one return: its cells, what is in the way, and its open questions.')
    .addOption(formatOption())
    .action((template: string, provider: string, month: string, { format }: { format: Format }) =>
      setting.withHub('returns', async (hub) => {
        const key = namedReturn(hub, [template, provider, month]);
        const view = await readReturn(hub, readings, key);
        const cells = view.lines.flatMap((line) => [
          ...line.cells,
          ...[line.explanation, line.recovery].filter(({ text }) => text !== ''),
        ]);
        const whole = format === 'json' ? [shownReturn(view)] : cells;
        setting.out(printRows(format, cells, cellColumns, whole));
        noteStanding(view, setting);
      }),
    );
  addTemplateCommand(returns, setting);
  addImportCommand(returns, setting);
}

function noteStanding(view: ReturnView, { note }: Setting): void {
  const { template, provider, month, state, dueOn, findings, queries } = view;
  note(`${template.title} of ${provider} for ${month}: ${state}, due ${dueOn}.`);
  for (const { cell, message, severity, answered } of findings) {
    if (severity === 'refuses' || !answered) note(`In the way, ${cell}: ${message}`);
  }
  for (const { number, cell, question, answer } of queries) {
    if (answer === null) note(`Question ${number}, ${cell ?? 'the whole return'}: ${question}`);
  }
}

type TemplateOptions = { format: 'csv' | 'ods'; output?: string };

function addTemplateCommand(returns: Command, setting: Setting): void {
  withReturn(needs(returns.command('template'), 'see returns'))
    .description('Write the template of a return with its figures as they stand.')
    .addOption(new Option('--format <format>', 'which file').choices(['csv', 'ods']).default('csv'))
    .option('-o, --output <file>', 'where to write it; CSV is printed when left out')
    .action((template: string, provider: string, month: string, options: TemplateOptions) =>
      setting.withHub('returns', async (hub) => {
        const { format, output } = options;
        const key = namedReturn(hub, [template, provider, month]);
        const bytes = await writeReturnFile(hub, key, format);
        const path = output ?? (format === 'ods' ? `${key.template}-${key.providerId}.ods` : '');
        if (path === '') return setting.out(Buffer.from(bytes).toString());
        await writeFile(path, bytes);
        setting.note(`Wrote ${path}.`);
      }),
    );
}

type ImportOptions = { file: string; dryRun?: boolean };

function addImportCommand(returns: Command, setting: Setting): void {
  withReturn(needs(returns.command('import'), 'fill returns'))
    .description('Save a filled-in template (ODS, XLSX or CSV) to the draft of a return.')
    .requiredOption('--file <file>', 'the file')
    .option('--dry-run', 'show what would change and save nothing')
    .action((template: string, provider: string, month: string, options: ImportOptions) =>
      importFile(setting, [template, provider, month], options),
    );
}

const editColumns: Column<CellEdit>[] = [
  { heading: 'Cell', read: ({ address }) => address },
  { heading: 'Value', read: ({ text }) => text },
];

function importFile(
  setting: Setting,
  named: Named,
  { file, dryRun = false }: ImportOptions,
): Promise<void> {
  return setting.withHub('returns', async (hub) => {
    const key = namedReturn(hub, named);
    const name = basename(file);
    const bytes = await readIncoming(file);
    const edits = await editsMade(hub, key, await readReturnFile(hub, key, { name, bytes }));
    setting.out(printRows('table', edits, editColumns));
    if (dryRun || edits.length === 0) {
      return setting.note(`${edits.length} cells would change; nothing was saved.`);
    }
    const { saved, conflicts } = await saveCells(hub, key, edits);
    setting.note(`${saved.length} cells were saved to the draft.`);
    for (const { address, yours, kept } of conflicts) {
      setting.note(
        `Not saved, ${address}: the file says “${yours}”, and ${kept.by.name} has saved “${kept.text}” since.`,
      );
    }
  });
}

async function readIncoming(path: string): Promise<Uint8Array> {
  try {
    checkSize((await stat(path)).size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    const message = `The file ${path} cannot be read. Check the path and that you may read it.`;
    throw new GatehouseError('IMPORT_FILE_UNREADABLE', message, { cause: error });
  }
}
