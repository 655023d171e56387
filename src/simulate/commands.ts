import { financialYearOf, printPeriod } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { progressOn } from '../cli/progress.ts';
import type { Hub } from '../hub.ts';
import { simulate, withdrawSimulation } from './actions.ts';
import { type OrderText, readOrder } from './order.ts';

type Options = OrderText & { withdraw?: boolean };

/** `gatehouse simulate`. */
export const addSimulateCommands: AddCommands = (program, setting) => {
  needs(program.command('simulate'), 'simulate')
    .description(
      'Fill a simulated twin of every provider with made-up records of all kinds, for demonstrations and tests.',
    )
    .option('--seed <number>', 'another number makes other records', '1')
    .option(
      '--providers <names>',
      'all, or names of providers and regions with commas between',
      'all',
    )
    .option('--from <month>', 'the first month', '2006-04')
    .option('--to <month>', 'the last month', '2008-03')
    .option('--records <number>', 'how many records there should be in all', '100000')
    .option('--withdraw', 'take all simulated records back instead')
    .action((options: Options) =>
      setting.withHub('simulate', (hub) =>
        options.withdraw ? withdrawAll(hub, setting) : simulateAll(hub, options, setting),
      ),
    );
};

async function simulateAll(
  hub: Hub,
  options: Options,
  { errorStream, note }: Setting,
): Promise<void> {
  const order = readOrder(hub, options);
  const progress = progressOn(errorStream, 'Simulating');
  const { batches, added, revised, retracted } = await simulate(hub, order, progress.show);
  progress.done();
  if (batches === 0) {
    note('All of this is stored already: nothing was added.');
    return;
  }
  const words = (count: number) => count.toLocaleString('en-GB');
  note(
    `Stored ${words(added)} simulated records of ${order.providers.length} providers in ${words(batches)} batches; ${words(revised)} were corrected and ${words(retracted)} taken back.`,
  );
  const year = printPeriod(financialYearOf(order.period));
  note(
    `The hub shows them at /performance?region=simulated-national&period=${year}, and wherever a name says (simulated).`,
  );
}

async function withdrawAll(hub: Hub, { errorStream, note }: Setting): Promise<void> {
  const progress = progressOn(errorStream, 'Withdrawing');
  const batches = await withdrawSimulation(hub, progress.show);
  progress.done();
  note(
    batches === 0
      ? 'The hub holds no simulated records.'
      : `Withdrew ${batches} batches of simulated records.`,
  );
}
