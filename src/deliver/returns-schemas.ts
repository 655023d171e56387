import { z } from 'zod';
import {
  type OwedReturn,
  type ReturnFinding,
  type ReturnView,
  returnStates,
  returnSteps,
  type SavedCells,
  type Submission,
} from './returns/return.ts';
import { monthKey } from './returns/return-key.ts';

const state = z.enum(returnStates);

export const owedSchema = z
  .object({
    template: z.string(),
    title: z.string(),
    providerId: z.string(),
    provider: z.string(),
    month: z.string().describe('Such as 2008-03.'),
    dueOn: z.iso.date(),
    state,
    submittedAt: z.string().nullable().describe('When it was first submitted.'),
    daysLate: z.number().describe('Days after the due day; until today while nothing came.'),
    missing: z.boolean().describe('Not submitted although its due day has passed.'),
    revisions: z.number().describe('Submissions after the first.'),
    openQueries: z.number().describe('Questions without an answer.'),
  })
  .meta({ id: 'OwedReturn', description: 'A return that is owed, and how far it has come.' });

/** An owed return as programs are told of it. */
export function shownOwed({
  key,
  month: _month,
  ...owed
}: OwedReturn): z.output<typeof owedSchema> {
  return { template: key.template, providerId: key.providerId, month: monthKey(key), ...owed };
}

const actor = z.object({ name: z.string(), role: z.string() });

const cellSchema = z.object({
  cell: z.string().describe('Its address, as it is saved by.'),
  title: z.string(),
  text: z.string().describe('As it was written; blank where nothing is.'),
  version: z.number().describe('The version to be named when it is saved; 0 before the first.'),
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
  submitted: z.string().nullable().describe('As the last submission has it.'),
});

const findingSchema = z.object({
  check: z.string(),
  severity: z.enum(['refuses', 'asks']),
  line: z.string(),
  cell: z.string(),
  message: z.string(),
  stated: z.string(),
  expected: z.string(),
  asks: z.array(z.enum(['explanation', 'recovery'])),
  answered: z.boolean().describe('Whether the words that it asks for are given.'),
});

const lineSchema = z.object({
  line: z.string(),
  title: z.string(),
  needed: z.boolean(),
  metric: z
    .object({
      code: z.string(),
      title: z.string(),
      outturn: z.string().nullable(),
      level: z.string().nullable(),
      missed: z.boolean(),
    })
    .nullable(),
  cells: z.array(cellSchema),
  explanation: cellSchema,
  recovery: cellSchema,
  before: z.array(z.object({ tally: z.string(), month: z.string(), value: z.number().nullable() })),
});

const submissionSchema = z.object({
  number: z.number(),
  by: actor,
  at: z.string(),
  inTime: z.boolean(),
  cells: z.record(z.string(), z.string()),
});

export const returnSchema = z
  .object({
    template: z.string(),
    title: z.string(),
    providerId: z.string(),
    provider: z.string(),
    month: z.string(),
    dueOn: z.iso.date(),
    state,
    daysLate: z.number(),
    provisional: z.boolean().describe('Its figures count, and are not accepted yet.'),
    may: z.array(z.enum(returnSteps)).describe('What you may do with it now.'),
    lines: z.array(lineSchema),
    findings: z.array(findingSchema).describe('What the checks say of the cells as they stand.'),
    queries: z.array(
      z.object({
        number: z.number(),
        cell: z.string().nullable(),
        question: z.string(),
        askedBy: actor,
        askedAt: z.string(),
        answer: z.object({ words: z.string(), by: actor, at: z.string() }).nullable(),
      }),
    ),
    events: z.array(
      z.object({
        number: z.number(),
        kind: z.string(),
        submission: z.number().nullable(),
        cell: z.string().nullable(),
        words: z.string().nullable(),
        by: actor,
        at: z.string(),
      }),
    ),
    submissions: z.array(submissionSchema),
  })
  .meta({ id: 'Return', description: 'A monthly return as it stands, with what the checks say.' });

/** A return as programs are told of it. */
export function shownReturn(view: ReturnView): z.output<typeof returnSchema> {
  const { key, template, provider, dueOn, state: stands, daysLate, provisional, may } = view;
  return {
    ...{ template: template.code, title: template.title, providerId: key.providerId, provider },
    ...{ month: monthKey(key), dueOn, state: stands, daysLate, provisional, may: [...may] },
    lines: view.lines.map(({ code, title, needed, metric, before, ...line }) => ({
      ...{ line: code, title, needed, metric, before },
      cells: line.cells.map(shownCell),
      explanation: shownCell(line.explanation),
      recovery: shownCell(line.recovery),
    })),
    findings: view.findings.map(shownFinding),
    ...{ queries: view.queries, events: view.events },
    submissions: view.submissions.map(shownSubmission),
  };
}

function shownFinding(finding: ReturnFinding): z.output<typeof findingSchema> {
  return { ...finding, asks: [...finding.asks] };
}

function shownCell({
  address,
  ...cell
}: ReturnView['lines'][number]['explanation']): z.output<typeof cellSchema> {
  return { cell: address, ...cell };
}

/** A submitted version as programs are told of it. */
function shownSubmission({ cells, ...rest }: Submission): z.output<typeof submissionSchema> {
  return { ...rest, cells: Object.fromEntries(cells) };
}

const keptSchema = z.object({
  cell: z.string(),
  text: z.string(),
  version: z.number(),
  by: z.string(),
  at: z.string(),
});

export const savedSchema = z
  .object({
    saved: z.array(keptSchema).describe('Cells as they are kept now.'),
    conflicts: z
      .array(z.object({ cell: z.string(), yours: z.string(), kept: keptSchema }))
      .describe('Cells that somebody else has saved since the version that was named: both texts.'),
  })
  .meta({ id: 'SavedCells', description: 'What became of each cell.' });

/** What became of edits, as programs are told of it. */
export function shownSaved({ saved, conflicts }: SavedCells): z.output<typeof savedSchema> {
  const shown = ({ address, text, version, by, at }: SavedCells['saved'][number]) => ({
    ...{ cell: address, text, version, by: by.name, at },
  });
  return {
    saved: saved.map(shown),
    conflicts: conflicts.map(({ address, yours, kept }) => ({
      ...{ cell: address, yours, kept: shown(kept) },
    })),
  };
}
