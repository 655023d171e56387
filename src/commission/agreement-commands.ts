import type { Command } from 'commander';
import { printAddress } from '../catalogue/index.ts';
import { exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { getSubject } from '../estate/index.ts';
import type { Change } from './agreement/change.ts';
import { changeWords } from './agreement/change-words.ts';
import { findingsOf } from './agreement/consistency/check-agreement.ts';
import { diffContent } from './agreement/diff-content.ts';
import type { CheckResult } from './agreement/finding.ts';
import { type AgreementView, viewAgreement, type Wanted } from './agreement/get-agreement.ts';
import { listAgreements } from './agreement/list-agreements.ts';
import { stateNamed } from './agreement/state-named.ts';
import { type CellRow, cellRows } from './document/cell-rows.ts';
import { readNumber } from './option-commands.ts';
import { type ShownAgreement, shownSummary, shownWhole } from './shown-agreement.ts';

const listColumns: Column<ShownAgreement>[] = [
  { heading: 'Agreement', read: ({ id }) => id },
  { heading: 'Title', read: ({ title }) => title },
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Commissioner', read: ({ commissioner }) => commissioner },
  { heading: 'From', read: ({ startsOn }) => startsOn },
  { heading: 'To', read: ({ endsOn }) => endsOn },
  { heading: 'Status', read: ({ stage }) => stage },
  { heading: 'Version', read: ({ version }) => version },
  { heading: 'Findings', read: ({ findings }) => findings },
  { heading: 'Open notices', read: ({ openNotices }) => openNotices },
];

const cellColumns: Column<CellRow>[] = [
  { heading: 'Section', read: ({ section }) => section },
  { heading: 'Table', read: ({ table }) => table },
  { heading: 'Row', read: ({ row }) => row },
  { heading: 'Row title', read: ({ rowTitle }) => rowTitle },
  { heading: 'Column', read: ({ column }) => column },
  { heading: 'Text', read: ({ text }) => text },
];

const checkColumns: Column<CheckResult>[] = [
  { heading: 'Outcome', read: ({ outcome }) => outcome },
  { heading: 'Rule', read: ({ rule }) => rule },
  { heading: 'Section', read: ({ section }) => section },
  { heading: 'Cell', read: ({ table, row, column }) => printAddress({ table, row, column }) },
  { heading: 'Stated', read: ({ stated }) => stated },
  { heading: 'Computed', read: ({ computed }) => computed },
  { heading: 'Difference', read: ({ difference }) => difference },
  { heading: 'Severity', read: ({ severity }) => severity },
  { heading: 'Cause', read: ({ cause }) => cause },
  { heading: 'Explanation', read: ({ explanation }) => explanation },
];

export type State = { versionNumber?: number; on?: string; asAt?: string };
type Printing = { format: Format };

/** `gatehouse agreement list|show|check|diff`. */
export function addReadingCommands(agreement: Command, setting: Setting): void {
  addList(agreement, setting);
  addShow(agreement, setting);
  addCheck(agreement, setting);
  addDiff(agreement, setting);
}

/** The options that name a state of an agreement. */
export function withState(command: Command): Command {
  return command
    .option('--version-number <number>', 'a version by its number', readNumber)
    .option('--on <day>', 'as it stood in the month of a day')
    .option('--as-at <instant>', 'as it was known on a day or at an instant');
}

export const wantedBy = ({ versionNumber: version, on, asAt }: State): Wanted => ({
  version,
  on,
  asAt,
});

function addList(agreement: Command, setting: Setting): void {
  needs(agreement.command('list'), 'see agreements')
    .description('Agreements as they stand today.')
    .option('--provider <name>', 'only those of a provider')
    .addOption(formatOption())
    .action(({ provider, format }: Printing & { provider?: string }) =>
      setting.withHub('agreement list', async (hub) => {
        const providerId = provider && getSubject(hub.estate, provider).id;
        const rows = await listAgreements(hub, { providerId });
        const shown = rows.map((row) => shownSummary(hub, row));
        setting.out(printRows(format, shown, listColumns));
      }),
    );
}

function addShow(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('show'), 'see agreements')
    .description('One agreement with all that it says.')
    .argument('<agreement>', 'its id')
    .option('--table <code>', 'only one table');
  withState(command)
    .addOption(formatOption())
    .action((id: string, options: Printing & State & { table?: string }) =>
      setting.withHub('agreement show', async (hub) => {
        const view = await viewAgreement(hub, id, wantedBy(options));
        if (options.format === 'json') {
          setting.out(`${JSON.stringify(shownWhole(hub, view), null, 2)}\n`);
          return;
        }
        const { table } = options;
        const rows = cellRows(view.template, view.content).filter(
          (row) => table === undefined || row.table === table,
        );
        setting.out(printRows(options.format, rows, cellColumns));
        setting.note(statusWords(view));
      }),
    );
}

function statusWords({ file, stage, version, contentHash, results }: AgreementView): string {
  const { title, startsOn, endsOn } = file.agreement;
  const findings = findingsOf(results).length;
  return `${title}: ${stage.stage}, version ${version} (${contentHash.slice(0, 12)}), ${startsOn} to ${endsOn}, ${findings} findings.`;
}

function addCheck(agreement: Command, setting: Setting): void {
  const command = needs(agreement.command('check'), 'see agreements')
    .description('Work out every sum, product, average and cross-reference again.')
    .argument('<agreement>', 'its id')
    .option('--all', 'also what agrees');
  withState(command)
    .addOption(formatOption())
    .action((id: string, options: Printing & State & { all?: boolean }) =>
      setting.withHub('agreement check', async (hub) => {
        const { results } = await viewAgreement(hub, id, wantedBy(options));
        const kept = results.filter(
          ({ outcome }) =>
            options.all || outcome === 'disagrees' || outcome === 'cannot be checked',
        );
        setting.out(printRows(options.format, kept, checkColumns));
        setting.note(countWords(results));
        if (findingsOf(results).length > 0) process.exitCode = exitCodes.refused;
      }),
    );
}

/** `214 checks: 180 agree, 12 within rounding, 18 disagree, 4 cannot be checked.` */
function countWords(results: readonly CheckResult[]): string {
  const of = (wanted: CheckResult['outcome']) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  return `${results.length} checks: ${of('agrees')} agree, ${of('agrees within rounding')} within rounding, ${of('disagrees')} disagree, ${of('cannot be checked')} cannot be checked.`;
}

function addDiff(agreement: Command, setting: Setting): void {
  needs(agreement.command('diff'), 'see agreements')
    .description('What differs between two states: version numbers, or days in force.')
    .argument('<agreement>', 'its id')
    .requiredOption('--from <state>', 'a version such as 1, or a day such as 2014-04-01')
    .option('--to <state>', 'a version or a day; the present state without it')
    .addOption(formatOption())
    .action((id: string, { from, to, format }: Printing & { from: string; to?: string }) =>
      setting.withHub('agreement diff', async (hub) => {
        const before = await viewAgreement(hub, id, stateNamed(from));
        const after = await viewAgreement(hub, id, to === undefined ? {} : stateNamed(to));
        const changes = diffContent(after.template, before.content, after.content);
        printChanges(setting, format, changes, after);
        if (changes.length === 0) setting.note('Nothing differs.');
      }),
    );
}

/** Changes in words for people, as data for programs. */
export function printChanges(
  { out }: Setting,
  format: Format,
  changes: readonly Change[],
  { template, content }: Pick<AgreementView, 'template' | 'content'>,
): void {
  const columns: Column<Change>[] = [
    { heading: 'Kind', read: ({ kind }) => kind },
    { heading: 'Change', read: (change) => changeWords(template, content, change) },
  ];
  out(printRows(format, changes, columns));
}
