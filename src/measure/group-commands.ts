import type { Period } from '../calendar/index.ts';
import { roundHalfAway } from '../catalogue/index.ts';
import { type AddCommands, exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption, kindOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { SubjectKind } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { listGroups } from './group-actions.ts';
import { printRatio } from './group-ratio.ts';
import { type GroupTableRow, groupColumns, groupTable, isDivided, told } from './group-table.ts';
import { groupCautions, groupNotes } from './group-words.ts';
import type { GroupedFigure } from './grouped-figure.ts';
import type { GroupRow } from './groups.ts';

type GroupOptions = {
  provider: string;
  kind?: SubjectKind;
  metric: string;
  period: Period;
  by: string;
  forPublication?: boolean;
  format: Format;
};

/** `gatehouse groups`. */
export const addGroupsCommand: AddCommands = (program, setting) => {
  needs(program.command('groups'), 'see performance')
    .description(
      'A figure by sex, age, ethnicity or segment, with the ratio between groups and its interval.',
    )
    .requiredOption('--provider <name>', 'one area, establishment, group, region or National')
    .addOption(kindOption())
    .requiredOption('--metric <code>', 'its code or title')
    .requiredOption('--period <period>', 'such as 2007-08; it must have ended', readPeriod)
    .requiredOption('--by <breakdown>', 'sex, age-band, ethnicity or segment')
    .option('--for-publication', 'suppress small numbers; of a financial year')
    .addOption(formatOption())
    .action((options: GroupOptions) =>
      setting.withHub('groups', (hub) => showGroups(hub, options, setting)),
    );
};

async function showGroups(
  hub: Hub,
  { kind, by, format, ...query }: GroupOptions,
  { out, note }: Setting,
): Promise<void> {
  const figure = await listGroups(hub, { ...query, providerKind: kind, breakdown: by });
  if (format === 'json') out(`${JSON.stringify(figure, null, 2)}\n`);
  else if (format === 'csv') out(printRows('csv', groupTable(figure), dataColumns));
  else out(groupText(figure));
  if (figure.groups.length > 0) return;
  note(`There is no figure: ${figure.reason}.`);
  process.exitCode = exitCodes.refused;
}

const dataColumns: Column<GroupTableRow>[] = groupColumns.map((heading) => ({
  heading,
  read: (row) => row[heading],
}));

type Line = Pick<GroupRow, 'title' | 'outturnText'> &
  Partial<Omit<GroupRow, 'numerator' | 'denominator'>> &
  Pick<ReturnType<typeof told>, 'numerator' | 'denominator'>;

const columns: Column<Line>[] = [
  { heading: 'Group', read: ({ title }) => title },
  { heading: 'Outturn', read: ({ outturnText }) => outturnText },
  { heading: 'Numerator', read: ({ numerator }) => rounded(numerator) },
  { heading: 'Denominator', read: ({ denominator }) => rounded(denominator) },
  { heading: 'Ratio', read: ({ ratio }) => ratioText(ratio) },
  { heading: 'From', read: ({ lower }) => ratioText(lower) },
  { heading: 'To', read: ({ upper }) => ratioText(upper) },
  { heading: 'In words', read: ({ words = '' }) => words },
];

/** An average over months has no end of digits. */
function rounded(value: string | number | null): string | number | null {
  return typeof value === 'number' ? roundHalfAway(value, 2) : value;
}

function ratioText(ratio: number | null | undefined): string {
  return ratio === null || ratio === undefined ? '' : printRatio(ratio);
}

function groupText(figure: GroupedFigure): string {
  const { provider, title, metric, period, breakdownTitle, groups, all } = figure;
  const head = `${provider}: ${title} (${metric}), ${period}, by ${breakdownTitle.toLowerCase()}\n`;
  if (groups.length === 0) return head;
  const divided = isDivided(figure);
  const lines = [...groups, { title: 'All', ...all }].map(
    (row): Line => ({ ...row, ...told(row, divided), outturn: row.outturn }),
  );
  const notes = [...groupNotes(figure), ...groupCautions(figure)];
  return `${head}${printRows('table', lines, columns)}${notes.map((one) => `${one}\n`).join('')}`;
}
