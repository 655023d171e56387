import type { IsoDate, MonthIndex } from '../../calendar/index.ts';
import type { ReturnSeverity, ReturnTemplate } from '../../catalogue/index.ts';

/** Which return: whose, by which template, about which month. */
export type ReturnKey = { providerId: string; template: string; month: MonthIndex };

/** How far a return has come. */
export const returnStates = [
  'due',
  'draft',
  'submitted',
  'queried',
  'answered',
  'accepted',
  'locked',
  'reopened',
] as const;
export type ReturnState = (typeof returnStates)[number];

/** What somebody may want to do with a return. */
export const returnSteps = [
  'save',
  'submit',
  'query',
  'answer',
  'accept',
  'lock',
  'reopen',
] as const;
export type ReturnStep = (typeof returnSteps)[number];

/** Who did something, as it stays readable when roles have changed. */
export type ReturnActor = { personId: string | null; name: string; role: string };

/** What became of a return. The first saving of a cell begins it. */
export const eventKinds = [
  'begun',
  'submitted',
  'queried',
  'answered',
  'accepted',
  'locked',
  'reopened',
] as const;

/** One thing that became of a return. Events are appended; a state follows from them. */
export type ReturnEvent = {
  number: number;
  kind: (typeof eventKinds)[number];
  /** The submission that it is about; null before the first. */
  submission: number | null;
  /** Of a query: the address of the cell that it is about; null where it is about the whole. */
  cell: string | null;
  /** Of an answer: the number of the event that asked. */
  query: number | null;
  /** The question, answer, or reason. */
  words: string | null;
  by: ReturnActor;
  at: string;
};

/** A question about a cell, with its answer once there is one. `number` is that of its event. */
export type ReturnQuery = {
  number: number;
  cell: string | null;
  question: string;
  askedBy: ReturnActor;
  askedAt: string;
  answer: { words: string; by: ReturnActor; at: string } | null;
};

/**
 * A cell as it was last saved. The address of a figure is its tally, or its tally and the groups of its breakdowns
 * (`returned-staff`, `returned-staff.male`); that of words is a line with `:explanation` or `:recovery`.
 */
export type SavedCell = {
  address: string;
  text: string;
  /** Counts up with each saving; 0 for a cell that nobody has saved. */
  version: number;
  by: ReturnActor;
  at: string;
};

/** One cell as somebody wants it, with the version that they saw (0 for none). */
export type CellEdit = { address: string; text: string; seen: number };

/** A cell that somebody else has saved since it was seen: both texts. */
export type CellConflict = { address: string; yours: string; kept: SavedCell };

/** What became of edits: each stands by itself. */
export type SavedCells = { saved: SavedCell[]; conflicts: CellConflict[] };

/** One submitted version of a return; all of them stay readable. */
export type Submission = {
  number: number;
  /** Texts by the address of their cells. */
  cells: ReadonlyMap<string, string>;
  by: ReturnActor;
  at: string;
  /** Whether it came by the due day. */
  inTime: boolean;
};

/** Something that a check found, at its cell. */
export type ReturnFinding = {
  /** The code of the template's check, or `type`, `range`, `needed`, `within`, `breakdown`, `level`. */
  check: string;
  severity: ReturnSeverity;
  line: string;
  /** The address of the cell where it shows. */
  cell: string;
  message: string;
  /** What stands there, and what was to be expected. */
  stated: string;
  expected: string;
  /** Which words it asks for: none where it refuses; a miss against the level asks for both. */
  asks: ReadonlyArray<'explanation' | 'recovery'>;
  /** Whether those words are given. */
  answered: boolean;
};

/** A cell of the form, with what is needed to show it. */
export type FormCell = {
  address: string;
  /** The tally of the figure. */
  tally: string;
  /** The groups that it is about; empty for the whole. */
  groups: ReadonlyArray<{ breakdown: string; code: string; title: string }>;
  title: string;
  text: string;
  version: number;
  savedBy: string | null;
  savedAt: string | null;
  /** As the last submission has it; null before the first. */
  submitted: string | null;
};

/** A line of the form: the cells of its figures, and its words. */
export type FormLine = {
  code: string;
  title: string;
  under: string | null;
  note: string | null;
  needed: boolean;
  cells: FormCell[];
  explanation: FormCell;
  recovery: FormCell;
  /** What the line comes to, with its level, where it makes a metric. */
  metric: {
    code: string;
    title: string;
    outturn: string | null;
    level: string | null;
    missed: boolean;
  } | null;
  /** The same figures of the twelve months before, the last month last; null where none was submitted. */
  before: Array<{ tally: string; month: string; value: number | null }>;
};

/** A return as it stands. */
export type ReturnView = {
  key: ReturnKey;
  template: ReturnTemplate;
  provider: string;
  /** Such as Mar 2008. */
  month: string;
  dueOn: IsoDate;
  state: ReturnState;
  /** Days after the due day: of the first submission, or until today while there is none. 0 when in time. */
  daysLate: number;
  /** Submitted and not accepted yet: its figures count, and may still change. */
  provisional: boolean;
  lines: FormLine[];
  findings: ReturnFinding[];
  events: ReturnEvent[];
  queries: ReturnQuery[];
  submissions: Submission[];
  /** What the one who asks may do now. */
  may: readonly ReturnStep[];
};

/** A return that is owed, as a board or chase list shows it. */
export type OwedReturn = {
  key: ReturnKey;
  provider: string;
  title: string;
  month: string;
  dueOn: IsoDate;
  state: ReturnState;
  /** When it was first submitted; null while it was not. */
  submittedAt: string | null;
  /** As in `ReturnView`. */
  daysLate: number;
  /** Not submitted although its due day has passed. */
  missing: boolean;
  /** Submissions after the first. */
  revisions: number;
  /** Questions without an answer. */
  openQueries: number;
};

/** How many returns that fell due came in time, late, not at all, and once more. */
export type Timeliness = {
  due: number;
  inTime: number;
  late: number;
  missing: number;
  revised: number;
  /** The share in time of those due, in percent; null where none was due. */
  percentInTime: number | null;
};
