import { InvalidArgumentError, Option } from 'commander';
import type { Period } from '../calendar/index.ts';
import { type Catalogue, findRecordType } from '../catalogue/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, kindOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows, printTable } from '../cli/output.ts';
import type { SubjectKind } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { type Fate, fates } from './store/trace.ts';
import { type Trace, traceFigure } from './trace.ts';
import { knownFields, shownField } from './trace-fields.ts';
import type { TraceRow } from './trace-records.ts';
import { amountIn, amountOf, tracedMonths, tracedProviders } from './trace-spread.ts';
import { traceColumns, traceRows } from './trace-table.ts';
import { hiddenWords, partText } from './trace-words.ts';

type TraceOptions = {
  provider: string;
  kind?: SubjectKind;
  metric: string;
  period: Period;
  asAt?: string;
  tally?: string;
  fate?: Fate;
  limit?: number;
  offset?: number;
  format: Format;
};

/** `gatehouse trace`. */
export const addTraceCommand: AddCommands = (program, setting) => {
  needs(program.command('trace'), 'see published')
    .description(
      'Follow a counted figure back to its records: those that counted, and why others did not.',
    )
    .requiredOption('--provider <name>', 'one area, establishment, group, region or National')
    .addOption(kindOption())
    .requiredOption('--metric <code>', 'its code or title')
    .requiredOption('--period <period>', 'such as 2007-08; it must have ended', readPeriod)
    .option('--as-at <instant>', 'as it stood at the end of a day such as 2008-04-15, or at a time')
    .option('--tally <code>', 'whose records to list; the first of the formula without it')
    .addOption(
      new Option('--fate <fate>', 'which records to list').choices(fates).default('counted'),
    )
    .option('--limit <count>', 'how many records to list at most', readCount, 50)
    .option('--offset <count>', 'how many records to pass over', readCount, 0)
    .addOption(formatOption())
    .action((options: TraceOptions) =>
      setting.withHub('trace', (hub) => showTrace(hub, options, setting)),
    );
};

function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number.');
}

async function showTrace(
  hub: Hub,
  { kind, format, ...query }: TraceOptions,
  { out }: Setting,
): Promise<void> {
  const trace = await traceFigure(hub, { ...query, providerKind: kind });
  if (format === 'json') return out(`${JSON.stringify(trace, null, 2)}\n`);
  if (format === 'table') return out(traceText(trace, hub.catalogue));
  const columns = traceColumns(trace).map((heading) => ({
    heading,
    read: (row: Record<string, string | number>) => row[heading] ?? null,
  }));
  out(printRows('csv', traceRows(trace), columns));
}

/** A trace for a terminal: the figure, its formula, its tallies, and the records behind one of them. */
function traceText(trace: Trace, catalogue: Pick<Catalogue, 'recordTypes'>): string {
  return [
    figureText(trace),
    printRows('table', trace.tallies, [
      { heading: 'Tally', read: ({ code }) => code },
      { heading: 'What is counted', read: ({ title }) => title },
      { heading: 'Records', read: ({ records }) => records },
      { heading: 'Value', read: ({ value }) => (value === null ? 'not known' : partText(value)) },
    ]),
    monthText(trace),
    providerText(trace),
    recordText(trace, catalogue),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function figureText(trace: Trace): string {
  const { provider, title, metric, period, outturnText, asAt, working, reason, missing } = trace;
  return [
    `${provider}: ${title} (${metric}), ${period}: ${outturnText}`,
    ...(asAt === null ? [] : [`As it stood at ${asAt}.`]),
    ...(trace.provisional === null ? [] : [`It is ${trace.provisional}.`]),
    trace.formula,
    ...(working === null ? [] : [`In numbers: ${working}.`]),
    ...(reason === null ? [] : [`There is no outturn: ${reason}.`]),
    ...(missing.length === 0 ? [] : [`Nothing supplied by: ${missing.join(', ')}.`]),
    '',
  ].join('\n');
}

/** The tallies month by month, one column each. */
function monthText({ tallies }: Trace): string {
  const months = tracedMonths(tallies);
  if (months.length === 0) return '';
  return printTable(
    ['Month', ...tallies.map(({ code }) => code)],
    months.map((month) => [month, ...tallies.map((tally) => amountIn(tally, month))]),
  );
}

/** The tallies provider by provider, where there are several. */
function providerText({ tallies }: Trace): string {
  const providers = tracedProviders(tallies);
  if (providers.length < 2) return '';
  return printTable(
    ['Provider', ...tallies.map(({ code }) => code)],
    providers.map(({ id, name }) => [name, ...tallies.map((tally) => amountOf(tally, id))]),
  );
}

function recordText(trace: Trace, catalogue: Pick<Catalogue, 'recordTypes'>): string {
  const { tally, counts, fate, offset, rows, recordType, hiddenProviders } = trace.records;
  const all = `Records of ${tally}: ${counts.counted} counted, ${counts['not counted']} not counted, ${counts['left out']} left out.`;
  const hidden = hiddenWords(hiddenProviders);
  if (rows.length === 0) return `${[all, hidden].filter(Boolean).join(' ')}\n`;
  const type = findRecordType(catalogue, recordType);
  const columns: Column<TraceRow>[] = [
    { heading: 'Provider', read: ({ provider }) => provider },
    { heading: 'Record', read: ({ record }) => record },
    ...knownFields(type, rows).map(
      (field): Column<TraceRow> => ({
        heading: field.title,
        read: ({ fields }) => shownField(field, fields[field.name] ?? null),
      }),
    ),
    fate === 'counted'
      ? { heading: 'Adds', read: ({ adds }) => adds }
      : { heading: 'Why not', read: ({ reason }) => reason },
    { heading: 'Revision', read: ({ revision }) => revision },
    { heading: 'Batch', read: ({ batch }) => batch },
  ];
  const shown = `Shown: ${offset + 1} to ${offset + rows.length} of ${counts[fate]} ${fate}.`;
  const said = [all, hidden, shown].filter(Boolean).join(' ');
  return `${said}\n${printRows('table', rows, columns)}`;
}
