/** Who makes an agreement with whom. */
export const parties = ['commissioner', 'provider'] as const;
export type Party = (typeof parties)[number];

/**
 * What stands in a cell: decides how its text is read, checked and printed. `clock` is a duration as hours and
 * minutes; `decimal hours` one as a decimal; `hours per week` takes either; `metric` has the unit of its row's metric.
 */
export const cellUnits = [
  'text',
  'prose',
  'choice',
  'date',
  'time',
  'count',
  'number',
  'money',
  'percent',
  'clock',
  'decimal hours',
  'hours per week',
  'metric',
] as const;
export type CellUnit = (typeof cellUnits)[number];

/** How a cell follows from others of its row, by their columns. */
export type RowFormula =
  | { kind: 'sum'; columns: readonly string[] }
  | { kind: 'product'; columns: readonly string[] }
  | { kind: 'difference'; columns: readonly [string, string] }
  | { kind: 'quotient'; columns: readonly [string, string] };

/** One column of a table, or one field of a form. */
export type Column = {
  code: string;
  title: string;
  unit: CellUnit;
  choices: readonly string[];
  /** Whether a row may not leave it blank when the agreement is offered. */
  needed: boolean;
  computed?: RowFormula | undefined;
  note?: string | undefined;
};

/** A row that the template declares; of a table of levels it is a metric's level or its outturn. */
export type FixedRow = {
  code: string;
  title: string;
  metric?: string | undefined;
  line?: 'level' | 'outturn' | undefined;
};

/** Which rows of a table: by their codes, or by what stands in their columns; all without either. */
export type RowFilter = {
  rows?: readonly string[] | undefined;
  where?: Readonly<Record<string, readonly string[]>> | undefined;
};

/** A row below the others that adds them up or averages them. */
export type Total = {
  code: string;
  title: string;
  how: 'sum' | 'average';
  columns: readonly string[];
  of: RowFilter;
};

/**
 * How a table looks: `form` is one row called `entry`, shown field by field; `fixed` has the rows of the template,
 * `open` those that its authors add; `levels` has two rows a metric and a column a month.
 */
export const shapes = ['form', 'fixed', 'open', 'levels'] as const;
export type Shape = (typeof shapes)[number];

/** The only row of a form. */
export const formRow = 'entry';

/** One table of an agreement, ready to use: levels have their rows and columns written out. */
export type AgreedTable = {
  code: string;
  /** How the paper form calls it: `Table 8a`. */
  label?: string | undefined;
  title: string;
  note?: string | undefined;
  shape: Shape;
  /** Which party writes in it while the agreement is a draft; both without it. */
  editedBy?: Party | undefined;
  /** Of an open table, the column that names a row; of others undefined. */
  named?: string | undefined;
  rows: readonly FixedRow[];
  columns: readonly Column[];
  totals: readonly Total[];
};

export type Section = {
  code: string;
  title: string;
  note?: string | undefined;
  tables: readonly AgreedTable[];
};

/** Where a cell stands: table, row (or total) and column, written `table/row/column`. */
export type Address = { table: string; row: string; column: string };

/** Something that a check compares. */
export type Term =
  | { kind: 'cell'; at: Address }
  /** The sum of a column; `same` keeps the rows whose column equals that of the row being checked. */
  | {
      kind: 'column';
      table: string;
      column: string;
      of: RowFilter;
      same?: Readonly<Record<string, string>> | undefined;
    }
  /** Each cell of a column in turn, without the totals: only as the first term of a check. */
  | { kind: 'each'; table: string; column: string; of: RowFilter }
  /** The level of a metric as the agreement's own table of levels states it: its total or one month. */
  | { kind: 'level'; metric: string; at: string }
  /** A dated fact that the estate holds of the provider, on the day of commencement. */
  | { kind: 'fact'; fact: string }
  | { kind: 'figure'; value: string }
  | { kind: 'sum' | 'product'; terms: readonly Term[] }
  | { kind: 'difference' | 'quotient'; terms: readonly [Term, Term] };

/** `error` must be mended or accepted by name; `warning` and `note` too, and they weigh less. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** What must hold between cells of one or several tables. */
export type Check = {
  code: string;
  title: string;
  compare: Term;
  must: 'equal' | 'be at most' | 'be at least';
  with: Term;
  severity: Severity;
  explanation: string;
};

/** By how much what is recorded may differ from what is agreed before a change should be proposed. */
export type MaterialDifference = {
  code: string;
  title: string;
  agreed: Address;
  /** Code of a metric: what is recorded, such as the operational capacity of the population bulletin. */
  recorded: string;
  tolerance: { percent: number } | { number: number };
};

/** One kind of time in the core day, and the column of the week's summary that it adds to; none for time in cell. */
export type RegimeCategory = { code: string; title: string; column?: string | undefined };

/**
 * Codes of metrics: hours unlocked on a weekday, purposeful hours a week, and hours worked in a year in the places of
 * a table of those that promise hours.
 */
export type RegimeMetrics = {
  unlocked?: string | undefined;
  purposeful?: string | undefined;
  worked: readonly { metric: string; table: string; places: string }[];
};

/** Which tables hold the regime, and what it is held against. */
export type Regime = {
  /** An open table of weekday, from, to, category, who. */
  timetable: string;
  /** An open table of who and how many prisoners. */
  groups: string;
  /** A fixed table with a row a day (mon … sun), a column a category, and a column `total`. */
  summary: string;
  categories: readonly RegimeCategory[];
  /** Hours a week that a place in these tables promises, which the day must hold. */
  promised: readonly { table: string; column: string; category: string }[];
  /** The metrics of the catalogue that count the regime, so that what is agreed stands beside outturns. */
  metrics: RegimeMetrics;
  /** Agreed hours of one category: per day or per week. */
  agreed: readonly { cell: Address; category: string; per: 'day' | 'week'; title: string }[];
};

/** The form of an agreement: its sections and tables, what must add up, and what must agree with what. */
export type AgreementTemplate = {
  code: string;
  title: string;
  /** A financial year such as `2014-15`. */
  era: string;
  note: string;
  source: string;
  /** Code of the template of the agreement to which this one is an annex. */
  parent?: string | undefined;
  sections: readonly Section[];
  checks: readonly Check[];
  material: readonly MaterialDifference[];
  regime?: Regime | undefined;
  /** The cells whose quotient is the price of a place. */
  price?: { amount: Address; places: Address } | undefined;
};

/** The months of a table of levels, in order, and its other columns. */
export const levelMonths = [
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
  'jan',
  'feb',
  'mar',
] as const;
export const levelQuarters = ['q1', 'q2', 'q3', 'q4'] as const;

/** `table/row/column`. */
export function printAddress({ table, row, column }: Address): string {
  return `${table}/${row}/${column}`;
}

/** The address that a text such as `industries/total/places` names; undefined when it is none. */
export function findAddress(text: string): Address | undefined {
  const [table, row, column, ...more] = text.split('/');
  return table && row && column && more.length === 0 ? { table, row, column } : undefined;
}

/** Every table of a template in order. */
export function tablesOf({ sections }: Pick<AgreementTemplate, 'sections'>): AgreedTable[] {
  return sections.flatMap(({ tables }) => tables);
}

export function findTable(
  template: Pick<AgreementTemplate, 'sections'>,
  code: string,
): AgreedTable | undefined {
  return tablesOf(template).find((table) => table.code === code);
}
