import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option } from 'commander';
import { printPeriod } from '../calendar/index.ts';
import type { AddCommands, Setting } from '../cli/command.ts';
import { type Column, type Format, formats, printRows } from '../cli/output.ts';
import { progressOn } from '../cli/progress.ts';
import type { Change } from '../commission/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { checkSize } from '../spreadsheet/index.ts';
import { importProposal, previewImport } from './actions.ts';
import type { Proposal } from './proposal.ts';
import { readProposal } from './read-proposal.ts';

type Options = { period?: string; dryRun?: boolean; format: Format };
type Shown = Change & { kind: 'level' | 'figure' };

const columns: Column<Shown>[] = [
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'Provider', read: ({ figure }) => figure.providerId },
  { heading: 'Metric', read: ({ figure }) => figure.metric },
  { heading: 'Period', read: ({ figure }) => printPeriod(figure.period) },
  { heading: 'Before', read: ({ before }) => before },
  { heading: 'After', read: ({ figure }) => figure.stated.text || figure.stated.nothing },
];

/** `gatehouse import`. */
export const addDeliverCommands: AddCommands = (program, setting) => {
  program
    .command('import')
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
  const preview = await previewImport(hub, proposal);
  const changes: Shown[] = [
    ...preview.levels.changes.map((change): Shown => ({ ...change, kind: 'level' })),
    ...preview.published.changes.map((change): Shown => ({ ...change, kind: 'figure' })),
  ];
  const counts = {
    added: preview.levels.added + preview.published.added,
    revised: preview.levels.revised + preview.published.revised,
    unchanged: preview.levels.unchanged + preview.published.unchanged,
  };
  const stored = options.dryRun ? null : await store(hub, proposal, setting);
  if (options.format === 'json') {
    const flat = changes.map((change) =>
      Object.fromEntries(columns.map(({ heading, read }) => [heading.toLowerCase(), read(change)])),
    );
    const said = {
      file: proposal.fileName,
      layout: proposal.layout,
      dryRun: options.dryRun ?? false,
      batchId: stored,
      ...counts,
    };
    setting.out(
      `${JSON.stringify({ ...said, changes: flat, findings: proposal.findings, notices: proposal.notices }, null, 2)}\n`,
    );
  } else if (changes.length > 0 && (options.dryRun || options.format === 'csv')) {
    setting.out(printRows(options.format, changes, columns));
  }
  noteOutcome(proposal, counts, options.dryRun ?? false, setting);
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

async function store(hub: Hub, proposal: Proposal, setting: Setting): Promise<number | null> {
  const progress = progressOn(setting.errorStream, `Importing ${proposal.fileName}`);
  const imported = await importProposal(hub, proposal, 'command line', progress.show);
  progress.done();
  return imported.batchId;
}

function noteOutcome(
  proposal: Proposal,
  counts: { added: number; revised: number; unchanged: number },
  dryRun: boolean,
  { note }: Setting,
): void {
  for (const { place, explanation, stated, computed } of proposal.findings) {
    const where = place.row === null ? '' : ` (row ${place.row})`;
    note(`Finding${where}: ${explanation} Stated ${stated}, computed ${computed}.`);
  }
  const { added, revised, unchanged } = counts;
  const would = dryRun ? 'Would be stored' : 'Stored';
  if (added + revised === 0)
    note(`${proposal.fileName} changes nothing: ${unchanged} figures are known as they stand.`);
  else note(`${would}: ${added} new, ${revised} changed; ${unchanged} unchanged.`);
}
