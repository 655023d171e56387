import type { Command } from 'commander';
import { needs, type Setting } from '../cli/command.ts';
import { completeMonths } from './ledger/complete-months.ts';

type CompleteOptions = { provider: string; period: string; by: string };

/** `gatehouse records complete`. */
export function addCoverageCommand(records: Command, setting: Setting): void {
  needs(records.command('complete'), 'keep records')
    .description('Say that all records of a type are in for a period: no record then means none.')
    .argument('<type>', 'the code of the record type')
    .requiredOption('--provider <name>', 'whose records')
    .requiredOption('--period <period>', 'the months, such as "Mar 2008" or 2007-08')
    .option('--by <name>', 'who says so', 'command line')
    .action((type: string, options: CompleteOptions) =>
      setting.withHub('records', async (hub) => {
        const done = await completeMonths(hub, { type, ...options });
        const { plural } = hub.catalogue.recordTypes.find(
          ({ code }) => code === done.recordType,
        ) ?? {
          plural: done.recordType,
        };
        setting.note(`${plural} of ${done.provider} are complete for ${done.period}.`);
      }),
    );
}
