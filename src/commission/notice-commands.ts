import { type Command, InvalidArgumentError, Option } from 'commander';
import { findPeriod, type MonthIndex } from '../calendar/index.ts';
import { printAddress } from '../catalogue/index.ts';
import { needs, type Setting } from '../cli/command.ts';
import { formatOption, several } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import type { Evidence, Outlook } from './agreement/evidence.ts';
import type { CheckResult } from './agreement/finding.ts';
import { getFile, lastDayOf, viewAgreement } from './agreement/get-agreement.ts';
import { type LevelWish, wishedChanges } from './agreement/level-wish.ts';
import {
  type Answer,
  answerNotice,
  getNotice,
  type NoticeWish,
  proposeNotice,
} from './agreement/notice-actions.ts';
import { type NoticePreview, previewNotice, previewWish } from './agreement/notice-preview.ts';
import { profileMethods } from './agreement/profile-method.ts';
import { type SuggestedNotice, suggestNotices } from './agreement/suggest-notices.ts';
import { printChanges } from './agreement-commands.ts';
import { shownPreview } from './notice-schemas.ts';
import {
  type ActorOptions,
  actorBy,
  type ChangeOptions,
  readChanges,
  readNumber,
  withActor,
  withChanges,
} from './option-commands.ts';
import { type ShownNotice, shownNotice } from './shown-agreement.ts';

const noticeColumns: Column<ShownNotice>[] = [
  { heading: 'Notice', read: ({ number }) => number },
  { heading: 'Title', read: ({ title }) => title },
  { heading: 'Effective', read: ({ effective }) => effective },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Agreed by', read: ({ agreedBy }) => agreedBy.join(' and ') },
  { heading: 'Reason', read: ({ reason }) => reason },
];

const outlookColumns: Column<Outlook>[] = [
  { heading: 'Metric', read: ({ metric, title }) => `${metric} ${title}` },
  { heading: 'To date', read: ({ outturnToDate }) => outturnToDate },
  { heading: 'Status before', read: ({ before }) => before.statusToDate },
  { heading: 'Status after', read: ({ after }) => after.statusToDate },
  { heading: 'Forecast', read: ({ forecast }) => forecast },
  { heading: 'Level before', read: ({ before }) => before.levelAtYearEnd },
  { heading: 'Level after', read: ({ after }) => after.levelAtYearEnd },
  { heading: 'At year end before', read: ({ before }) => before.statusAtYearEnd },
  { heading: 'At year end after', read: ({ after }) => after.statusAtYearEnd },
];

const suggestionColumns: Column<SuggestedNotice>[] = [
  { heading: 'What', read: ({ title }) => title },
  { heading: 'Agreed', read: ({ agreed }) => agreed },
  { heading: 'Recorded', read: ({ recorded }) => `${recorded.text} (${recorded.period})` },
  { heading: 'Difference', read: ({ difference }) => difference },
  { heading: 'Tolerance', read: ({ tolerance }) => tolerance },
  { heading: 'Source', read: ({ recorded }) => recorded.source },
];

/** `gatehouse agreement notices|notice|suggestions|propose|answer`. */
export function addNoticeCommands(agreement: Command, setting: Setting, evidence: Evidence): void {
  addNotices(agreement, setting);
  addNotice(agreement, setting, evidence);
  addSuggestions(agreement, setting, evidence);
  addPropose(agreement, setting, evidence);
  addAnswer(agreement, setting, evidence);
}

type Printing = { format: Format };

function addNotices(agreement: Command, setting: Setting): void {
  needs(agreement.command('notices'), 'see agreements')
    .description('The notices of change of an agreement.')
    .argument('<agreement>', 'its id')
    .addOption(formatOption())
    .action((id: string, { format }: Printing) =>
      setting.withHub('agreement notices', async ({ database }) => {
        const { notices } = await getFile(database, id);
        setting.out(printRows(format, notices.map(shownNotice), noticeColumns));
      }),
    );
}

function addNotice(agreement: Command, setting: Setting, evidence: Evidence): void {
  needs(agreement.command('notice'), 'see agreements')
    .description('What a notice changes, and what became of it.')
    .argument('<agreement>', 'its id')
    .argument('<number>', 'the number of the notice', readNumber)
    .addOption(formatOption())
    .action((id: string, number: number, { format }: Printing) =>
      setting.withHub('agreement notice', async (hub) => {
        const notice = shownNotice(getNotice(await getFile(hub.database, id), number));
        const preview = await previewNotice(hub, evidence, id, number);
        if (format === 'json') {
          const shown = { notice, preview: shownPreview(preview) };
          setting.out(`${JSON.stringify(shown, null, 2)}\n`);
          return;
        }
        setting.note(`Notice ${number}, ${notice.title}: ${notice.status}.`);
        await printPreview(hub, { id, preview, format }, setting);
      }),
    );
}

function addSuggestions(agreement: Command, setting: Setting, evidence: Evidence): void {
  needs(agreement.command('suggestions'), 'see agreements')
    .description('Material differences between what is agreed and what is recorded.')
    .argument('<agreement>', 'its id')
    .addOption(formatOption())
    .action((id: string, { format }: Printing) =>
      setting.withHub('agreement suggestions', async (hub) => {
        const found = await suggestNotices(hub, evidence, await viewAgreement(hub, id));
        setting.out(printRows(format, found, suggestionColumns));
      }),
    );
}

type ProposeOptions = ActorOptions &
  ChangeOptions &
  Printing & {
    effective: MonthIndex;
    title: string;
    reason: string;
    evidence?: string;
    level?: string[];
    method: LevelWish['method'];
    months?: string;
    dryRun?: boolean;
  };

function addPropose(agreement: Command, setting: Setting, evidence: Evidence): void {
  const command = needs(agreement.command('propose'), 'write agreements')
    .description('Propose a change of an agreement in force, from a month on.')
    .argument('<agreement>', 'its id')
    .requiredOption('--effective <month>', 'the first month, such as "Oct 2014"', readMonth)
    .requiredOption('--title <words>', 'what changes, in a line')
    .requiredOption('--reason <words>', 'why')
    .option('--evidence <words>', 'what shows it')
    .option('--level <metric=total>', 'a level to be profiled anew; may be repeated', several)
    .addOption(
      new Option('--method <method>', 'how the months share it')
        .choices(profileMethods)
        .default('flat'),
    )
    .option('--months <figures>', 'by hand: the months from the first on, with commas')
    .option('--dry-run', 'show what it would do and store nothing');
  withActor(withChanges(command))
    .addOption(formatOption())
    .action((id: string, options: ProposeOptions) =>
      setting.withHub('agreement propose', async (hub) => {
        const wish = await readWish(hub, evidence, id, options);
        const preview = await previewWish(hub, evidence, id, wish);
        if (options.format === 'json') {
          setting.out(`${JSON.stringify(shownPreview(preview), null, 2)}\n`);
        } else await printPreview(hub, { id, preview, format: options.format }, setting);
        if (options.dryRun) return;
        const number = await proposeNotice(hub, evidence, { id, wish }, actorBy(options));
        setting.note(`Proposed as notice ${number}.`);
      }),
    );
}

async function readWish(
  hub: Hub,
  evidence: Evidence,
  id: string,
  options: ProposeOptions,
): Promise<NoticeWish> {
  const { effective, title, reason, method } = options;
  const { content } = await viewAgreement(hub, id, { on: lastDayOf(effective) });
  const months = options.months?.split(',').map((text) => text.trim());
  const levels = (options.level ?? []).map((written) => {
    const [metric = '', total = ''] = written.split('=');
    return { metric, total, method, ...(months ? { months } : {}) };
  });
  return {
    ...{ title, reason, evidence: options.evidence ?? null, effective },
    changes: [
      ...(await readChanges(content, options)),
      ...(await wishedChanges(hub, evidence, id, { levels, effective })),
    ],
  };
}

async function printPreview(
  hub: Hub,
  { id, preview, format }: { id: string; preview: NoticePreview; format: Format },
  setting: Setting,
): Promise<void> {
  const { template } = await viewAgreement(hub, id);
  printChanges(setting, format, preview.changes, { template, content: preview.after });
  if (preview.outlook.length > 0) {
    setting.out(`\n${printRows(format, preview.outlook, outlookColumns)}`);
  }
  const { appear, vanish, remain } = preview.findings;
  setting.note(`Findings: ${appear.length} appear, ${vanish.length} vanish, ${remain} remain.`);
  for (const finding of appear) setting.note(`Appears: ${findingWords(finding)}`);
  for (const finding of vanish) setting.note(`Vanishes: ${findingWords(finding)}`);
  const { before, after } = preview.price;
  if (before && after) setting.note(`A place: ${before.perPlace} before, ${after.perPlace} after.`);
  for (const { notice, at } of preview.overlaps) {
    setting.note(
      `Notice ${notice} touches the same: ${at.join(', ')}. Order them before agreeing.`,
    );
  }
}

function findingWords(finding: CheckResult): string {
  const { title, stated, computed } = finding;
  return `${printAddress(finding)}, stated ${stated}, worked out ${computed}: ${title}.`;
}

const answers: Readonly<Record<string, Answer['kind']>> = {
  agree: 'agreed',
  reject: 'rejected',
  withdraw: 'withdrawn',
  order: 'ordered',
};

function addAnswer(agreement: Command, setting: Setting, evidence: Evidence): void {
  const command = needs(agreement.command('answer'), 'write agreements')
    .description(
      'Agree to a notice, reject or withdraw it with a reason, or order it after another.',
    )
    .argument('<agreement>', 'its id')
    .argument('<number>', 'the number of the notice', readNumber)
    .addOption(
      new Option('--with <answer>', 'what the party says')
        .choices(Object.keys(answers))
        .makeOptionMandatory(),
    )
    .option('--reason <words>', 'why', '')
    .option('--after <number>', 'to order: the notice that comes first', readNumber);
  type Options = ActorOptions & {
    with: string;
    reason: string;
    after?: number;
  };
  withActor(command).action((id: string, number: number, options: Options) =>
    setting.withHub('agreement answer', async (hub) => {
      const kind = answers[options.with] ?? 'agreed';
      const answer = { kind, reason: options.reason, after: options.after ?? null };
      await answerNotice(hub, evidence, { id, number, answer }, actorBy(options));
      const { status } = shownNotice(getNotice(await getFile(hub.database, id), number));
      setting.note(`Notice ${number} is ${status}.`);
    }),
  );
}

function readMonth(text: string): MonthIndex {
  const month = findPeriod(text);
  if (month?.kind === 'month') return month.first;
  throw new InvalidArgumentError('Write a month such as "Oct 2014".');
}
