import { requireReach } from '../../access/index.ts';
import { endsOn } from '../../calendar/index.ts';
import { printValue, type ReturnLine } from '../../catalogue/index.ts';
import { type Hub, today } from '../../hub.ts';
import { type CheckContext, readCells } from './check-context.ts';
import { checkReturn } from './check-return.ts';
import { dayOf, daysLate, monthPeriodOf } from './due.ts';
import { type WordKind, wordsAddress } from './form.ts';
import { queriesOf, stateOf } from './life.ts';
import { lineMetric } from './line-metric.ts';
import { monthsBefore, readBeside } from './read-beside.ts';
import type { ReturnReadings } from './readings.ts';
import type {
  FormCell,
  FormLine,
  ReturnKey,
  ReturnState,
  ReturnView,
  SavedCell,
  Submission,
} from './return.ts';
import { getOwed, monthText } from './return-key.ts';
import { listEvents, listSavedCells, listSubmissions } from './return-store.ts';
import { stepsFor } from './step.ts';

/** Submitted and not accepted: the figures count, and may still change. */
const provisionalStates: readonly ReturnState[] = ['submitted', 'queried', 'answered', 'reopened'];

/** Whether the figures of a return count although they may still change. */
export function isProvisional(state: ReturnState): boolean {
  return provisionalStates.includes(state);
}

/** A return as it stands, with every check on what its cells say now. Throws as `returnKey` does. */
export async function readReturn(
  hub: Hub,
  readings: ReturnReadings,
  key: ReturnKey,
): Promise<ReturnView> {
  const owed = getOwed(hub, key);
  requireReach(hub.caller, 'see returns', [key.providerId]);
  const { database, catalogue } = hub;
  const [events, saved, submissions, beside] = await Promise.all([
    listEvents(database, key),
    listSavedCells(database, key),
    listSubmissions(database, key),
    readBeside(hub, readings, owed),
  ]);
  const texts = new Map(saved.map(({ address, text }) => [address, text]));
  const { template } = owed;
  const cells = readCells(template, catalogue, texts);
  const context: CheckContext = { template, metrics: catalogue.metrics, cells, beside, readings };
  const state = stateOf(events);
  const stands: Standing = {
    saved: new Map(saved.map((cell) => [cell.address, cell])),
    last: submissions.at(-1),
  };
  return {
    ...{ key, template, provider: owed.provider.name, month: monthText(key), dueOn: owed.dueOn },
    ...{ state, events, submissions, queries: queriesOf(events) },
    daysLate: daysLate(owed.dueOn, dayOf(submissions[0]?.at ?? today(hub))),
    provisional: isProvisional(state),
    lines: template.lines.map((line) => formLine(line, key, context, stands)),
    findings: checkReturn(context, texts),
    may: stepsFor(hub.caller, key, state).filter((step) => step !== 'submit' || hasEnded(hub, key)),
  };
}

function hasEnded(hub: Hub, { month }: ReturnKey): boolean {
  return endsOn(monthPeriodOf(month)) < today(hub);
}

type Standing = { saved: ReadonlyMap<string, SavedCell>; last: Submission | undefined };

function formLine(
  line: ReturnLine,
  key: ReturnKey,
  context: CheckContext,
  stands: Standing,
): FormLine {
  const { code, title, under = null, note = null, needed, figures } = line;
  const cells = context.cells.filter((cell) => cell.line.code === code);
  return {
    ...{ code, title, under, note, needed },
    cells: cells.map(({ address, figure, groups, title: of }) =>
      formCell({ address, tally: figure.tally, groups: [...groups], title: of }, stands),
    ),
    explanation: wordsCell(line, 'explanation', stands),
    recovery: wordsCell(line, 'recovery', stands),
    metric: metricOf(line, context),
    before: figures.flatMap(({ tally }) =>
      (context.beside.before.get(tally) ?? []).map((value, index) => ({
        ...{ tally, value },
        month: monthText({ month: key.month - monthsBefore + index }),
      })),
    ),
  };
}

function wordsCell({ code }: ReturnLine, kind: WordKind, stands: Standing): FormCell {
  const title = kind === 'explanation' ? 'What happened' : 'What is being done to get back';
  return formCell({ address: wordsAddress(code, kind), tally: '', groups: [], title }, stands);
}

function formCell(
  cell: Pick<FormCell, 'address' | 'tally' | 'groups' | 'title'>,
  { saved, last }: Standing,
): FormCell {
  const kept = saved.get(cell.address);
  return {
    ...cell,
    ...{ text: kept?.text ?? '', version: kept?.version ?? 0 },
    ...{ savedBy: kept?.by.name ?? null, savedAt: kept?.at ?? null },
    submitted: last ? (last.cells.get(cell.address) ?? '') : null,
  };
}

function metricOf(line: ReturnLine, context: CheckContext): FormLine['metric'] {
  const made = lineMetric(line, context);
  if (!made) return null;
  const { metric, outturn, level, missed } = made;
  const print = (value: number | null) => (value === null ? null : printValue(value, metric));
  return {
    ...{ code: metric.code, title: metric.title, missed },
    ...{ outturn: print(outturn), level: print(level) },
  };
}
