import type { Command } from 'commander';
import { reachOf } from '../access/index.ts';
import { needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { nameOf } from '../estate/index.ts';
import { type LedgerBatch, listLedgerBatches } from './ledger/batch-store.ts';
import { type LedgerFinding, listLedgerFindings } from './ledger/finding-store.ts';
import type { MonthLock } from './ledger/lock-store.ts';
import { monthWords } from './ledger/month.ts';
import { listOwnLocks, lockMonth, ofWhom, unlockMonth } from './ledger/month-locks.ts';
import { withdrawBatch } from './ledger/withdraw-batch.ts';

const recordedBy = 'command line';
const findingsShown = 1_000;

const batchColumns: Column<LedgerBatch>[] = [
  { heading: 'Batch', read: ({ batchId }) => batchId },
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'Type', read: ({ recordType }) => recordType },
  { heading: 'File', read: ({ fileName, portion }) => `${fileName} (${portion})` },
  { heading: 'By', read: ({ recordedBy: by }) => by },
  { heading: 'Recorded', read: ({ committedAt }) => committedAt },
  { heading: 'New', read: ({ added }) => added },
  { heading: 'Corrected', read: ({ revised }) => revised },
  { heading: 'Taken back', read: ({ retracted }) => retracted },
  { heading: 'Unchanged', read: ({ unchanged }) => unchanged },
  { heading: 'Withdrawn by', read: ({ withdrawnIn }) => withdrawnIn },
];

/** `gatehouse records batches|withdraw|findings|locks|lock|unlock`. */
export function addBatchCommands(records: Command, setting: Setting): void {
  needs(records.command('batches'), 'see records')
    .description('List what was stored together, the latest first.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('records', async ({ database, caller }) => {
        const batches = await listLedgerBatches(database, reachOf(caller, 'see records'));
        setting.out(printRows(format, batches, batchColumns));
      }),
    );
  needs(records.command('withdraw'), 'keep records')
    .description('Take a whole batch back: what its records said before stands again.')
    .argument('<batch>', 'the number of the batch')
    .requiredOption('--reason <text>', 'why')
    .option('--by <name>', 'who takes it back', recordedBy)
    .action((batch: string, options: { reason: string; by: string }) =>
      setting.withHub('records', async (hub) => {
        const done = await withdrawBatch(hub, Number(batch), options);
        const { batchId, revised, retracted } = done;
        setting.note(
          `Withdrawn by batch ${batchId}: ${revised} records are as they were, ${retracted} are taken back.`,
        );
      }),
    );
  addFindingsCommand(records, setting);
  addLockCommands(records, setting);
}

function addFindingsCommand(records: Command, setting: Setting): void {
  needs(records.command('findings'), 'see records')
    .description('List references to records that are not there.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('records', async ({ database, catalogue, estate }) => {
        const query = { limit: findingsShown };
        const found = await listLedgerFindings(database, catalogue.recordTypes, query);
        const columns: Column<LedgerFinding>[] = [
          { heading: 'Batch', read: ({ batchId }) => batchId },
          { heading: 'Provider', read: ({ providerId }) => nameOf(estate, providerId) },
          { heading: 'Type', read: ({ recordType }) => recordType },
          { heading: 'Record', read: ({ recordKey }) => recordKey },
          { heading: 'Refers to', read: ({ referredType }) => referredType },
          { heading: 'Reference', read: ({ referredKey }) => referredKey },
          { heading: 'Stands', read: ({ stands }) => (stands ? 'yes' : 'no') },
        ];
        setting.out(printRows(format, found, columns));
      }),
    );
}

type LockOptions = { provider?: string; reason: string; by: string };

function addLockCommands(records: Command, setting: Setting): void {
  const verbs = [
    { name: 'lock', does: 'Let no batch change what happened in a month.', change: lockMonth },
    { name: 'unlock', does: 'Open a locked month again.', change: unlockMonth },
  ];
  for (const { name, does, change } of verbs) {
    needs(records.command(name), 'lock months')
      .description(does)
      .argument('<month>', 'the month, such as "Mar 2008"')
      .option('--provider <name>', 'of one provider; of all when left out')
      .requiredOption('--reason <text>', 'why')
      .option('--by <name>', 'who does it', recordedBy)
      .action((month: string, options: LockOptions) =>
        setting.withHub('records', async (hub) => {
          const lock = await change(hub, { month, ...options });
          setting.note(`${monthWords(lock.month)} is ${name}ed for ${ofWhom(hub, lock)}.`);
        }),
      );
  }
  needs(records.command('locks'), 'see records')
    .description('List locked months, and those that were.')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      setting.withHub('records', async (hub) => {
        const columns: Column<MonthLock>[] = [
          { heading: 'Month', read: ({ month }) => monthWords(month) },
          { heading: 'Of', read: (lock) => ofWhom(hub, lock) },
          { heading: 'Locked', read: ({ lockedAt }) => lockedAt },
          { heading: 'By', read: ({ lockedBy }) => lockedBy },
          { heading: 'Reason', read: ({ reason }) => reason },
          { heading: 'Opened', read: ({ unlockedAt }) => unlockedAt },
        ];
        setting.out(printRows(format, await listOwnLocks(hub), columns));
      }),
    );
}
