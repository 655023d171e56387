import { instantWords } from '../../../calendar/index.ts';
import type { ReturnFigure } from '../../../catalogue/index.ts';
import { printFigure } from '../../returns/check-context.ts';
import { figureWords } from '../../returns/read-cell.ts';
import type {
  FormCell,
  FormLine,
  ReturnFinding,
  ReturnQuery,
  ReturnView,
} from '../../returns/return.ts';
import type { ConflictView, Marks, Note } from './marks.ts';

/** A cell as it is drawn: to be written in, or to be read. */
export type CellView = {
  address: string;
  title: string;
  text: string;
  version: number;
  saved: string | undefined;
  /** What was last submitted, where the cell says something else by now. */
  submitted: string | undefined;
  notes: Note[];
  wrong: boolean;
  conflict: ConflictView | undefined;
};

/** A figure's row. */
export type RowView = CellView & {
  isGroup: boolean;
  label: string;
  hint: string;
  prefix: string | undefined;
  suffix: string | undefined;
  lastMonth: string;
  lastYear: string;
  queries: QueryView[];
};

export type QueryView = {
  number: number;
  cell: string | null;
  question: string;
  asked: string;
  answer: { words: string; said: string } | undefined;
};

/** A line as it is drawn. */
export type LineView = {
  code: string;
  title: string;
  note: string | null;
  needed: boolean;
  metric: {
    title: string;
    outturn: string;
    level: string;
    status: 'met' | 'missed' | 'no level' | 'no outturn';
  } | null;
  rows: RowView[];
  words: Array<CellView & { asked: boolean; queries: QueryView[] }>;
  /** Whether the words are asked for, or there are some. */
  wordsOpen: boolean;
};

/** A line of a return with everything that stands beside it. */
export function lineView(view: ReturnView, line: FormLine, marks: Marks): LineView {
  const { code, title, note, needed, cells, explanation, recovery } = line;
  const asks = view.findings
    .filter((finding) => finding.line === code && marks.shows(finding))
    .flatMap((finding) => finding.asks);
  const words = [explanation, recovery].map((cell, at) => ({
    ...cellView(cell, [], marks),
    asked: asks.includes(at === 0 ? 'explanation' : 'recovery'),
    queries: queriesAt(view, cell.address),
  }));
  return {
    ...{ code, title, note, needed, metric: metricView(line), words },
    rows: cells.map((cell) => rowView(view, { line, cell }, marks)),
    wordsOpen: words.some(
      ({ text, asked, notes, queries }) =>
        text !== '' || asked || notes.length > 0 || queries.length > 0,
    ),
  };
}

function metricView({ metric }: FormLine): LineView['metric'] {
  if (!metric) return null;
  const { title, outturn, level, missed } = metric;
  const status =
    outturn === null ? 'no outturn' : level === null ? 'no level' : missed ? 'missed' : 'met';
  return { title, status, outturn: outturn ?? '', level: level ?? '' };
}

function rowView(
  view: ReturnView,
  { line, cell }: { line: FormLine; cell: FormCell },
  marks: Marks,
): RowView {
  const figure = figureOf(view, cell);
  const isGroup = cell.groups.length > 0;
  const before = isGroup ? [] : line.before.filter(({ tally }) => tally === cell.tally);
  const print = (value: number | null | undefined) =>
    value === null || value === undefined || !figure ? 'not known' : printFigure(value, figure);
  return {
    ...cellView(cell, findingsAt(view, cell.address), marks),
    isGroup,
    label: isGroup ? cell.groups.map(({ title }) => title).join(', ') : cell.title,
    hint: isGroup || !figure ? '' : hintOf(figure),
    ...unitOf(figure),
    lastMonth: isGroup ? '' : print(before.at(-1)?.value),
    lastYear: isGroup ? '' : print(before[0]?.value),
    queries: queriesAt(view, cell.address),
  };
}

function figureOf({ template }: ReturnView, { tally }: FormCell): ReturnFigure | undefined {
  return template.lines.flatMap(({ figures }) => figures).find((figure) => figure.tally === tally);
}

function hintOf(figure: ReturnFigure): string {
  const takes = figureWords(figure);
  return `${figure.note ? `${figure.note.trim()} ` : ''}${takes.charAt(0).toUpperCase()}${takes.slice(1)}.`;
}

function unitOf(figure: ReturnFigure | undefined): Pick<RowView, 'prefix' | 'suffix'> {
  const suffixes: Partial<Record<ReturnFigure['unit'], string>> = {
    percent: '%',
    days: 'days',
    hours: 'hours',
  };
  return {
    prefix: figure?.unit === 'money' ? '£' : undefined,
    suffix: figure && suffixes[figure.unit],
  };
}

function findingsAt({ findings }: ReturnView, address: string): ReturnFinding[] {
  return findings.filter(({ cell }) => cell === address);
}

function cellView(cell: FormCell, findings: readonly ReturnFinding[], marks: Marks): CellView {
  const { address, title, version, savedBy, savedAt, submitted } = cell;
  const notes = [
    ...findings
      .filter(marks.shows)
      .map((finding): Note => ({ text: finding.message, wrong: marks.isWrong(finding) })),
    ...marks.problemsAt(address).map((text): Note => ({ text, wrong: true })),
  ];
  return {
    ...{ address, title, notes, wrong: notes.some(({ wrong }) => wrong) },
    ...{ text: marks.typed.get(address) ?? cell.text, version: marks.seen.get(address) ?? version },
    saved: savedAt === null ? undefined : `${savedBy}, ${instantWords(savedAt)}`,
    submitted: submitted === null || submitted === cell.text ? undefined : submitted || 'blank',
    conflict: marks.conflicts.get(address),
  };
}

/** The questions about a cell, or about the whole (`null`). */
export function queriesAt({ queries }: ReturnView, address: string | null): QueryView[] {
  return queries.filter(({ cell }) => cell === address).map(queryView);
}

function queryView({ number, cell, question, askedBy, askedAt, answer }: ReturnQuery): QueryView {
  return {
    ...{ number, cell, question },
    asked: `${askedBy.name}, ${instantWords(askedAt)}`,
    answer: answer
      ? { words: answer.words, said: `${answer.by.name}, ${instantWords(answer.at)}` }
      : undefined,
  };
}
