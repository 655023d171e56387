import { type Command, Option } from 'commander';
import type { Period } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, kindOption, readPeriod, several } from '../cli/options.ts';
import type { Format } from '../cli/output.ts';
import type { SubjectKind } from '../estate/index.ts';
import { marksOf } from './marks-api.ts';
import { printShown } from './printing-commands.ts';
import { shownChange, shownChart, shownFunnel, shownYearEnd } from './shown/shown-variation.ts';
import { changeTable, chartTable, funnelTable, yearEndTable } from './shown/variation-table.ts';
import { metricChange } from './variation/change.ts';
import { controlChart } from './variation/control-chart.ts';
import { metricFunnel } from './variation/funnel.ts';
import { yearEnd } from './variation/year-end.ts';
import { changeText, chartText, funnelText, yearEndText } from './variation-text-commands.ts';

type FigureOptions = { provider: string; kind?: SubjectKind; metric: string; format: Format };

/** `gatehouse control-chart`, `funnel`, `change` and `year-end`. */
export const addVariationCommands: AddCommands = (program, setting) => {
  addControlChart(program, setting);
  addFunnel(program, setting);
  addChange(program, setting);
  addYearEnd(program, setting);
};

function withFigure(command: Command): Command {
  return command
    .requiredOption('--provider <name>', 'one area, establishment, group, region or National')
    .addOption(kindOption())
    .requiredOption('--metric <code>', 'its code or title');
}

const addControlChart: AddCommands = (program, setting) => {
  const command = needs(program.command('control-chart'), 'see performance').description(
    'A metric over months, and what of its ups and downs is more than chance.',
  );
  withFigure(command)
    .requiredOption('--span <period>', 'the months, such as "Apr 2006 to Mar 2008"', readPeriod)
    .option('--mark <change>', 'as "Oct 2007: new drug strategy"; may be repeated', several)
    .addOption(formatOption())
    .action((options: FigureOptions & { span: Period; mark?: string[] }) =>
      setting.withHub('control-chart', async (hub) => {
        const { provider, kind, metric, span, mark = [], format } = options;
        const marks = marksOf(mark, span);
        const asked = { provider, providerKind: kind, metric, span, marks };
        const shown = shownChart(await controlChart(hub, asked));
        const text = () => chartText(shown, hub.catalogue);
        setting.out(printShown(format, { data: shown, table: chartTable(shown), text }));
      }),
    );
};

type FunnelOptions = {
  metric: string;
  region?: string;
  period?: Period;
  group?: string;
  against: 'group' | 'level';
  format: Format;
};

const addFunnel: AddCommands = (program, setting) => {
  needs(program.command('funnel'), 'see performance')
    .description('A metric over providers, and who differs by more than chance.')
    .requiredOption('--metric <code>', 'its code or title')
    .option('--region <name>', 'a region; the nation without it')
    .option('--period <period>', 'such as 2007-08; the latest that is held', readPeriod)
    .option('--group <name>', 'only this comparator group')
    .addOption(
      new Option('--against <what>', 'what they are set against')
        .choices(['group', 'level'])
        .default('group'),
    )
    .addOption(formatOption())
    .action(({ format, ...asked }: FunnelOptions) =>
      setting.withHub('funnel', async (hub) => {
        const shown = shownFunnel(await metricFunnel(hub, asked));
        const text = () => funnelText(shown, hub.catalogue);
        setting.out(printShown(format, { data: shown, table: funnelTable(shown), text }));
      }),
    );
};

const addChange: AddCommands = (program, setting) => {
  const command = needs(program.command('change'), 'see performance').description(
    'A metric in two periods, and whether the change is more than chance.',
  );
  withFigure(command)
    .requiredOption('--from <period>', 'the earlier period, such as 2006-07', readPeriod)
    .requiredOption('--to <period>', 'the later one, of the same length', readPeriod)
    .addOption(formatOption())
    .action(({ kind, format, ...asked }: FigureOptions & { from: Period; to: Period }) =>
      setting.withHub('change', async (hub) => {
        const shown = shownChange(await metricChange(hub, { ...asked, providerKind: kind }));
        const text = () => changeText(shown, hub.catalogue);
        setting.out(printShown(format, { data: shown, table: changeTable(shown), text }));
      }),
    );
};

function addYearEnd(program: Command, setting: Setting): void {
  const command = needs(program.command('year-end'), 'see performance').description(
    'What a metric will come to at the end of a year, and what its level still takes.',
  );
  withFigure(command)
    .requiredOption('--year <year>', 'the financial year, such as 2007-08', readPeriod)
    .addOption(formatOption())
    .action(({ kind, format, ...asked }: FigureOptions & { year: Period }) =>
      setting.withHub('year-end', async (hub) => {
        const shown = shownYearEnd(await yearEnd(hub, { ...asked, providerKind: kind }));
        const text = () => yearEndText(shown, hub.catalogue);
        setting.out(printShown(format, { data: shown, table: yearEndTable(shown), text }));
      }),
    );
}
