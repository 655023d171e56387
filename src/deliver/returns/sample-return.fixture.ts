import { monthPeriod } from '../../calendar/index.ts';
import type {
  Breakdown,
  Metric,
  ReturnCheck,
  ReturnFigure,
  ReturnLine,
  ReturnTemplate,
} from '../../catalogue/index.ts';
import { type Beside, readCells } from './check-context.ts';
import { checkReturn } from './check-return.ts';
import type { ReturnFinding } from './return.ts';

export const sexes: Breakdown = {
  code: 'sex',
  title: 'Sex',
  groups: [
    { code: 'male', title: 'Male' },
    { code: 'female', title: 'Female' },
  ],
  reference: 'male',
};

/** A figure of whole numbers, with what is another. */
export function figure(tally: string, changes: Partial<ReturnFigure> = {}): ReturnFigure {
  return {
    ...{ tally, role: 'figure', title: tally, kind: 'flow', unit: 'count', decimals: 0 },
    ...{ range: { min: 0, max: 1000 }, by: [], inTime: false },
    ...changes,
  };
}

/** A line that must be filled in. */
export function line(
  code: string,
  figures: ReturnFigure[],
  changes: Partial<ReturnLine> = {},
): ReturnLine {
  return { code, title: code, needed: true, within: false, figures, ...changes };
}

/** Reports on time of those due, staff by sex, and a line that may be blank. */
export const lines: readonly ReturnLine[] = [
  line(
    'reports',
    [figure('on-time', { role: 'numerator' }), figure('due', { role: 'denominator' })],
    { within: true, metric: 'P02' },
  ),
  line('staff', [figure('staff', { by: ['sex'], decimals: 1 })]),
  line('visits', [figure('visits')], { needed: false }),
];

export function template(checks: ReturnCheck[] = [], these = lines): ReturnTemplate {
  return {
    ...{ code: 'sample', title: 'Sample return', purpose: 'For tests.', source: 'Made up' },
    ...{ owedBy: { kinds: ['area'] }, from: monthPeriod(2007, 4).first },
    ...{ due: { day: 15, monthsInArrears: 0 }, lines: these, checks },
  };
}

/** Nothing stands beside the return. */
export const nothingBeside: Beside = {
  before: new Map(),
  levels: new Map(),
  counted: new Map(),
  published: new Map(),
};

/** Sound cells of the sample. */
export const sound: Readonly<Record<string, string>> = {
  'on-time': '45',
  due: '50',
  staff: '12.5',
  'staff.male': '6',
  'staff.female': '6.5',
  'staff.not-stated': '0',
};

/** What the checks find in cells; limits of change are those given. */
export function findings(
  cells: Readonly<Record<string, string>>,
  {
    checks = [],
    beside = {},
    metrics = [],
    limits,
  }: {
    checks?: ReturnCheck[];
    beside?: Partial<Beside>;
    metrics?: readonly Metric[];
    limits?: { lower: number; upper: number };
  } = {},
): ReturnFinding[] {
  const texts = new Map(Object.entries(cells));
  const made = template(checks);
  const context = {
    ...{ template: made, metrics, cells: readCells(made, { breakdowns: [sexes] }, texts) },
    beside: { ...nothingBeside, ...beside },
    readings: {
      naturalLimits: () => limits,
      misses: (_: Metric, outturn: number, level: number) => outturn < level,
    },
  };
  return checkReturn(context, texts);
}

/** Where each finding stands and what it does. */
export function briefly(found: readonly ReturnFinding[]): string[] {
  return found.map(({ check, cell, severity }) => `${cell}: ${check} ${severity}`);
}
