import { type AddCommands, exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { progressOn } from '../cli/progress.ts';
import type { Hub } from '../hub.ts';
import { type Difference, type Verification, verifyTallies } from './verify.ts';

const differenceColumns: Column<Difference>[] = [
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Tally', read: ({ tally }) => tally },
  { heading: 'Month', read: ({ month }) => month },
  { heading: 'By', read: ({ breakdown }) => breakdown },
  { heading: 'Group', read: ({ group }) => group },
  { heading: 'Records kept', read: ({ keptRecords }) => keptRecords },
  { heading: 'Records counted', read: ({ countedRecords }) => countedRecords },
  { heading: 'Amount kept', read: ({ keptAmount }) => keptAmount },
  { heading: 'Amount counted', read: ({ countedAmount }) => countedAmount },
];

/** `gatehouse verify`. */
export const addVerifyCommand: AddCommands = (program, setting) => {
  needs(program.command('verify'), 'run the hub')
    .description('Count every tally from the records, and name each cell that is kept otherwise.')
    .option('--repair', 'put right what differs')
    .addOption(formatOption())
    .action(({ repair, format }: { repair?: boolean; format: Format }) =>
      setting.withHub('verify', (hub) => verify(hub, { repair: repair ?? false, format }, setting)),
    );
};

async function verify(
  hub: Hub,
  { repair, format }: { repair: boolean; format: Format },
  { out, note, errorStream }: Setting,
): Promise<void> {
  const progress = progressOn(errorStream, 'Counting every tally');
  const found = await verifyTallies(hub, { repair, onStep: (_, share) => progress.show(share) });
  progress.done();
  if (format !== 'table' || found.differences.length > 0) {
    out(printRows(format, found.differences, differenceColumns));
  }
  note(verdict(found));
  if (found.differences.length > 0 && !found.repaired) process.exitCode = exitCodes.refused;
}

function verdict({ tallies, differences, repaired }: Verification): string {
  if (differences.length === 0) return `All ${tallies} tallies are what their records add up to.`;
  const cells = `${differences.length} ${differences.length === 1 ? 'cell is' : 'cells are'}`;
  return repaired
    ? `${cells} not what the records added up to, and put right.`
    : `${cells} not what the records add up to. Run "gatehouse verify --repair" to put them right.`;
}
