import { mayDo, mayDoFor } from '../../../access/index.ts';
import { dayWords, endsOn, instantWords } from '../../../calendar/index.ts';
import type { Problem } from '../../../errors.ts';
import { type Hub, today } from '../../../hub.ts';
import type { View } from '../../../web/index.ts';
import { listReminders } from '../../reminders/reminder-store.ts';
import { waitsForProvider } from '../../reminders/send-reminders.ts';
import { monthPeriodOf } from '../../returns/due.ts';
import { nameOfKey } from '../../returns/owed-store.ts';
import type { ReturnView } from '../../returns/return.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { counted } from '../table-view.ts';
import { returnCrumbs } from './door.ts';
import { historyOf } from './history.ts';
import { type LineView, lineView, queriesAt } from './line-view.ts';
import { type Marks, plainMarks } from './marks.ts';
import { dueWords, stateWords } from './state-words.ts';

/** What an answer to a form adds to the page. */
export type Shown = {
  marks?: Marks;
  problems?: readonly Problem[];
  problemSummary?: string;
  status?: number;
  told?: { text: string; success: boolean } | undefined;
  /** What was written and cannot be saved any more, to be copied. */
  lost?: ReadonlyArray<{ title: string; yours: string; kept: string }>;
  /** What was written in the forms of whoever checks. */
  values?: Readonly<Record<string, string | undefined>>;
};

/** One return: its form or its figures, what the checks find, questions, and what became of it. */
export async function returnPageView(hub: Hub, view: ReturnView, shown: Shown = {}): Promise<View> {
  const { key, template, provider, month, findings } = view;
  const { marks = plainMarks, problems, problemSummary, status } = shown;
  const inTheWay = findings.filter(
    ({ severity, answered }) => severity === 'refuses' || !answered,
  ).length;
  return {
    view: 'deliver/views/returns/return.njk',
    title: `${template.title}, ${provider}, ${month}`,
    breadcrumbs: returnCrumbs(view),
    ...(status !== undefined && { status }),
    ...(problems && { problems }),
    ...(problemSummary !== undefined && { problemSummary }),
    data: {
      ...{ heading: template.title, provider, month, purpose: template.purpose.trim() },
      ...{ address: returnAddress(key), sections: sectionsOf(view, marks) },
      ...{ told: shown.told, lost: shown.lost ?? [], values: shown.values ?? {} },
      ...standingOf(hub, view),
      conflicts: marks.conflicts.size,
      inTheWay,
      inTheWayWords: counted(inTheWay, 'thing is', 'things are'),
      wholeQueries: queriesAt(view, null),
      may: Object.fromEntries(view.may.map((step) => [step, true])),
      mayRemind:
        mayDoFor(hub.caller, 'check returns', key.providerId) && waitsForProvider(view, hub),
      askable: askable(view),
      history: historyOf(view, await remindersOf(hub, view)),
    },
  };
}

function standingOf(hub: Hub, view: ReturnView) {
  const { state, submissions, dueOn, daysLate, key, provisional } = view;
  const submittedAt = submissions[0]?.at ?? null;
  const end = endsOn(monthPeriodOf(key.month));
  const last = submissions.at(-1);
  return {
    ...{ state: stateWords[state], provisional },
    due: dueWords({ state, daysLate, submittedAt, dueOn }, today(hub)),
    // What the form holds is saved before it is submitted, so that one that nobody has saved can be.
    maySubmit: view.may.includes('save') && end < today(hub),
    submitted: last ? `${instantWords(last.at)} by ${last.by.name}` : undefined,
    runsUntil: end < today(hub) ? undefined : dayWords(end),
    canFill: mayDoFor(hub.caller, 'fill returns', key.providerId),
    canCheck: mayDoFor(hub.caller, 'check returns', key.providerId),
    seesTrail: mayDo(hub.caller, 'see audit'),
  };
}

type Section = { title: string | null; lines: LineView[] };

/** Lines under their headings, in their order. */
function sectionsOf(view: ReturnView, marks: Marks): Section[] {
  const sections: Section[] = [];
  for (const line of view.lines) {
    if (sections.at(-1)?.title !== line.under || sections.length === 0) {
      sections.push({ title: line.under, lines: [] });
    }
    sections.at(-1)?.lines.push(lineView(view, line, marks));
  }
  return sections;
}

/** What a question may be about, for a list to choose from. */
function askable({ lines }: ReturnView) {
  return [
    { value: '', text: 'The return as a whole' },
    ...lines.flatMap(({ title, cells, explanation, recovery }) => [
      ...cells.map((cell) => ({ value: cell.address, text: cell.title })),
      ...[explanation, recovery]
        .filter(({ text }) => text !== '')
        .map((cell) => ({ value: cell.address, text: `${title}: ${cell.title.toLowerCase()}` })),
    ]),
  ];
}

async function remindersOf(hub: Hub, { key }: ReturnView) {
  const all = await listReminders(hub.database, { providerIds: [key.providerId] });
  return all.filter((one) => nameOfKey(one.key) === nameOfKey(key));
}
