import { Option } from 'commander';
import { type Period, parsePeriod } from '../calendar/index.ts';
import { roundHalfAway } from '../catalogue/index.ts';
import { type AddCommands, exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption, kindOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';
import { type DoorRow, doorRow } from './door-row.ts';
import { addGroupsCommand } from './group-commands.ts';
import { addHomeCommand } from './home-commands.ts';
import { listPositionChange, type PositionChangeRow } from './position-change.ts';
import type { PerformanceQuery } from './select.ts';
import { addTraceCommand } from './trace-commands.ts';
import { addVerifyCommand } from './verify-commands.ts';

const columns: Column<DoorRow>[] = [
  { heading: 'Provider', read: (row) => row.provider },
  { heading: 'Kind', read: (row) => row.providerKind },
  { heading: 'Metric', read: (row) => row.metric },
  { heading: 'Title', read: (row) => row.title },
  { heading: 'Period', read: (row) => row.period },
  {
    heading: 'Outturn',
    read: (row) => (row.provisional ? `${row.outturnText} (provisional)` : row.outturnText),
  },
  { heading: 'Level', read: (row) => row.levelText },
  { heading: 'Variance', read: (row) => rounded(row.variance, 4) },
  { heading: '% of level', read: (row) => rounded(row.variancePercent, 1) },
  { heading: 'Status', read: (row) => row.status },
  { heading: 'Rank', read: (row) => (row.rank === null ? '' : `${row.rank} of ${row.rankOf}`) },
];

/** For programs: every name that the API gives. */
function dataColumns(rows: readonly DoorRow[]): Column<DoorRow>[] {
  const [first] = rows;
  if (!first) return [];
  const cells = new Map(rows.map((row) => [row, new Map(Object.entries(row))]));
  return Object.keys(first).map((heading) => ({
    heading,
    read: (row) => cells.get(row)?.get(heading) ?? null,
  }));
}

const positionColumns: Column<PositionChangeRow>[] = [
  { heading: 'Provider', read: (row) => row.provider },
  { heading: 'From', read: (row) => row.from },
  { heading: 'To', read: (row) => row.to },
  { heading: 'Change', read: (row) => row.change },
  { heading: 'Reported with', read: (row) => row.group },
];

type PerformanceOptions = {
  provider?: string;
  kind?: PerformanceQuery['providerKind'];
  region?: string;
  metric?: string[];
  context?: boolean;
  period?: Period;
  format: Format;
};
type PositionOptions = { region: string; from: Period; to: Period; format: Format };

function list(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(',').map((one) => one.trim())];
}

function quarterOption(flags: string, description: string, standard: string): Option {
  return new Option(flags, description)
    .argParser(readPeriod)
    .default(parsePeriod(standard), standard);
}

/** `gatehouse home`, `performance`, `positions`, `trace`, `groups` and `verify`. */
export const addMeasureCommands: AddCommands = (program, setting) => {
  addHomeCommand(program, setting);
  addPerformance(program, setting);
  addPositions(program, setting);
  addTraceCommand(program, setting);
  addGroupsCommand(program, setting);
  addVerifyCommand(program, setting);
};

const addPerformance: AddCommands = (program, setting) => {
  needs(program.command('performance'), 'see published')
    .description('Outturn against level, with variance, status and rank.')
    .option('--provider <name>', 'one area, establishment, group, region or National')
    .addOption(kindOption())
    .option('--region <name>', 'every provider of a region, and the region itself')
    .option('--metric <codes>', 'only these: codes or titles with commas between them', list)
    .option('--context', 'figures that describe, instead of those judged against levels')
    .option('--period <period>', 'such as 2007-08; the latest that is held without it', readPeriod)
    .addOption(formatOption())
    .action((options: PerformanceOptions) =>
      setting.withHub('performance', (hub) => showPerformance(hub, options, setting)),
    );
};

async function showPerformance(
  hub: Hub,
  options: PerformanceOptions,
  { out, note }: Setting,
): Promise<void> {
  const rows = await listPerformance(hub, {
    provider: options.provider,
    providerKind: options.kind,
    region: options.region,
    metrics: options.metric,
    period: options.period,
    use: options.context ? 'context' : 'delivery',
  });
  const given = rows.map(doorRow);
  out(printRows(options.format, given, options.format === 'csv' ? dataColumns(given) : columns));
  if (rows.length > 0) return;
  note('Nothing is known for this question. Try another period or provider.');
  process.exitCode = exitCodes.refused;
}

const addPositions: AddCommands = (program, setting) => {
  needs(program.command('positions'), 'see published')
    .description('Change of scorecard position, with and without reporting groups.')
    .option('--region <name>', 'the region', 'West Midlands')
    .addOption(quarterOption('--from <period>', 'the earlier quarter', '2006-07 Q4'))
    .addOption(quarterOption('--to <period>', 'the later quarter', '2007-08 Q4'))
    .addOption(formatOption())
    .action((options: PositionOptions) =>
      setting.withHub('positions', (hub) => showPositions(hub, options, setting)),
    );
};

async function showPositions(
  hub: Hub,
  options: PositionOptions,
  { out, note }: Setting,
): Promise<void> {
  const change = await listPositionChange(hub, options);
  if (options.format === 'json') out(`${JSON.stringify(change, null, 2)}\n`);
  else out(printRows(options.format, change.rows, positionColumns));
  note(
    `Net change ${change.netIncludingGroups}; without providers reported as a group ${change.netExcludingGroups}.`,
  );
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : roundHalfAway(value, decimals);
}
