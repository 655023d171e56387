import type { Command } from 'commander';
import { Option } from 'commander';
import { monthOf, type Period } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { type Hub, today } from '../hub.ts';
import { mailingBy } from '../mail/index.ts';
import { sendReminders } from './reminders/send-reminders.ts';
import { type OwedQuestion, owedStates } from './returns/find-owed.ts';
import type { ReturnReadings } from './returns/readings.ts';
import { findOwed } from './returns/return-actions.ts';
import { addReturnFileCommands } from './returns-file-commands.ts';
import { shownOwed } from './returns-schemas.ts';
import { addReturnStepCommands } from './returns-step-commands.ts';

/** `gatehouse returns …`. */
export function addReturnsCommands(readings: ReturnReadings): AddCommands {
  return (program, setting) => {
    const returns = program
      .command('returns')
      .description('Monthly returns: who owes what; fill in, submit, check and chase them.');
    addOwedCommand(returns, setting);
    addReturnFileCommands(returns, setting, readings);
    addReturnStepCommands(returns, setting, readings);
    addRemindCommand(returns, setting);
  };
}

type Narrowed = Omit<OwedQuestion, 'period'> & { period?: Period };

/** A command about what is owed of some months. */
function narrowed(command: Command): Command {
  return command
    .option('--period <period>', 'the months; the month that ended last when left out', readPeriod)
    .option('--template <code>', 'only this return')
    .option('--region <name>', 'only providers of a region')
    .option('--provider <name>', 'only one provider')
    .addOption(new Option('--state <state>', 'only those that stand so').choices(owedStates));
}

function questionOf(hub: Hub, { period, ...narrow }: Narrowed): OwedQuestion {
  const { template, region, provider, state } = narrow;
  const last: Period = { kind: 'month', first: monthOf(today(hub)).first - 1, months: 1 };
  return { period: period ?? last, template, region, provider, state };
}

const columns: Column<ReturnType<typeof shownOwed>>[] = [
  { heading: 'Due', read: ({ dueOn }) => dueOn },
  { heading: 'Month', read: ({ month }) => month },
  { heading: 'Return', read: ({ template }) => template },
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'State', read: ({ state }) => state },
  { heading: 'Days late', read: ({ daysLate }) => daysLate },
  { heading: 'Missing', read: ({ missing }) => (missing ? 'yes' : '') },
  { heading: 'Revisions', read: ({ revisions }) => revisions },
  { heading: 'Open questions', read: ({ openQueries }) => openQueries },
];

function addOwedCommand(returns: Command, setting: Setting): void {
  narrowed(needs(returns.command('owed'), 'see returns'))
    .description('List who owes what, by when, and how far it has come.')
    .addOption(formatOption())
    .action(({ format, ...narrow }: Narrowed & { format: Format }) =>
      setting.withHub('returns', async (hub) => {
        const owed = await findOwed(hub, questionOf(hub, narrow));
        setting.out(printRows(format, owed.map(shownOwed), columns));
      }),
    );
}

function addRemindCommand(returns: Command, setting: Setting): void {
  narrowed(needs(returns.command('remind'), 'check returns'))
    .description(
      'Send everyone who fills in returns one mail about what waits for them, at most once a day.',
    )
    .action((narrow: Narrowed) =>
      setting.withHub('returns', async (hub) => {
        const owed = await findOwed(hub, questionOf(hub, narrow));
        const { sent, failed, nobody, alreadyToday } = await sendReminders(
          hub,
          mailingBy(setting.config),
          owed,
        );
        for (const { name, returns: many } of sent) setting.note(`${name}: reminded of ${many}.`);
        for (const { name, why } of failed) setting.note(`${name}: ${why}`);
        for (const provider of nobody) setting.note(`${provider}: nobody fills in its returns.`);
        if (alreadyToday > 0) setting.note(`${alreadyToday} had been reminded today.`);
      }),
    );
}
