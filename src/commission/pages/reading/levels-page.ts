import { financialYearOf, type MonthIndex, monthOf, printPeriod } from '../../../calendar/index.ts';
import { type AgreedTable, findMetric, printValue, tablesOf } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { Page } from '../../../web/index.ts';
import { type Content, cellAt } from '../../agreement/content.ts';
import { columnPeriods } from '../../agreement/level-figures.ts';
import { contentByMonth, signedVersion } from '../../agreement/standing.ts';
import { outturnsAddress, providerAddress, tableId } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { type Asked, agreementPage } from '../agreement-page.ts';
import type { AgreementDoor } from '../door.ts';
import { shortHash } from '../life-words.ts';
import { changedBy, type NoticeLink } from './level-notices.ts';
import { placedRows } from './placed-rows.ts';

/** A level or an outturn, and the notice that changed it. */
export type LevelCell = { text: string; notice?: NoticeLink | undefined };

/** The lines of one metric; `unchanged` says in words that no notice touched it. */
export type MetricLines = {
  title: string;
  href: string;
  lines: ReadonlyArray<{ title: string; cells: readonly LevelCell[]; words?: string }>;
};

type Columns = ReturnType<typeof columnPeriods>;

/** The levels at commencement beside those that hold now, in total and month by month, and the outturns that the hub has. */
export function levelsPage({ evidence }: Pick<AgreementDoor, 'evidence'>): Page {
  return agreementPage('/levels', async (shown) => {
    const { hub, view, asked } = shown;
    const { agreement } = view.file;
    const tables = tablesOf(view.template).filter(({ shape }) => shape === 'levels');
    const year = financialYearOf(monthOf(agreement.startsOn));
    const stands = standsOf(shown);
    const outturns = await readOutturns(hub, evidence, shown, tables);
    const frame = agreementFrame(hub, view, { tab: 'levels', title: 'Levels', asked });
    return {
      view: 'commission/views/reading/levels.njk',
      ...frame,
      data: {
        ...frame.data,
        commencement: stands && { version: stands.version, hash: shortHash(stands.hash) },
        period: printPeriod(year),
        providerHref: providerAddress(agreement.providerId, printPeriod(year)),
        tables: tables.map((table) => levelTable(shown, { table, stands, outturns })),
      },
    };
  });
}

/** What was signed, and what holds in each month by the notices since. */
type Stands = {
  version: number;
  hash: string;
  first: Content;
  months: ReadonlyMap<MonthIndex, Content>;
};

function standsOf({ view }: Asked): Stands | undefined {
  if (view.stage.signedBy.length < 2) return undefined;
  const { number, contentHash, content } = signedVersion(view.file);
  const months = contentByMonth(view.template, view.file);
  return { version: number, hash: contentHash, first: content, months };
}

/** Outturns by metric: a text for every month of the year. */
type Outturns = ReadonlyMap<string, readonly string[]>;

async function readOutturns(
  hub: Hub,
  evidence: AgreementDoor['evidence'],
  { view }: Asked,
  tables: readonly AgreedTable[],
): Promise<Outturns> {
  const { providerId, startsOn } = view.file.agreement;
  const year = financialYearOf(monthOf(startsOn));
  const codes = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ metric }) => metric ?? [])));
  const known = [...codes].flatMap((code) => findMetric(hub.catalogue, code) ?? []);
  const metrics = known.map(({ code }) => code);
  const held = await evidence.monthlyOutturns(hub, { providerId, metrics, year });
  return new Map(
    known.map((metric) => {
      const months = held.get(metric.code) ?? [];
      return [
        metric.code,
        months.map((value) => (value === null ? '' : printValue(value, metric))),
      ];
    }),
  );
}

type TableOf = { table: AgreedTable; stands: Stands | undefined; outturns: Outturns };

function levelTable({ view }: Asked, { table, stands, outturns }: TableOf) {
  const { agreement } = view.file;
  const columns = columnsOf(view, table, stands);
  const titles = columns.map(
    ({ column }) => table.columns.find(({ code }) => code === column)?.title,
  );
  const year = printPeriod(financialYearOf(monthOf(agreement.startsOn)));
  return {
    ...{ id: tableId(table.code), title: table.title, head: titles, width: columns.length + 1 },
    metrics: placedRows(table, view.content).flatMap(({ title, metric, rows }): MetricLines[] => {
      const level = table.rows.find((row) => row.metric === metric && row.line === 'level');
      if (metric === undefined || rows.length === 0) return [];
      const lines = level ? levelLines({ view, table, columns, row: level.code, stands }) : [];
      const outturn = outturnLine({ view, table, columns }, metric, outturns.get(metric) ?? []);
      if (lines.length === 0 && !outturn) return [];
      return [
        {
          ...{ title, href: outturnsAddress(metric, year) },
          lines: [...lines, ...(outturn ? [outturn] : [])],
        },
      ];
    }),
  };
}

/** What sums a year up comes first, then its months; the national figure where the agreement states one. */
function columnsOf(view: Asked['view'], table: AgreedTable, stands: Stands | undefined): Columns {
  const known = columnPeriods(view.file.agreement);
  const isMonth = ({ period }: Columns[number]) => period.kind === 'month';
  const whole = known.filter((one) => !isMonth(one));
  const [year] = whole;
  const statesNational = [view.content, ...(stands ? [stands.first] : [])].some((content) =>
    table.rows.some(({ code }) =>
      cellAt(content, { table: table.code, row: code, column: national }),
    ),
  );
  return [
    ...whole,
    ...known.filter(isMonth),
    ...(year && statesNational ? [{ column: national, period: year.period }] : []),
  ];
}

const national = 'national';

type LevelRow = {
  view: Asked['view'];
  table: AgreedTable;
  columns: Columns;
  row: string;
  stands: Stands | undefined;
};

/** Nothing where no level is stated, at commencement or now. */
function levelLines({ view, table, columns, row, stands }: LevelRow): MetricLines['lines'] {
  const at = (column: string) => ({ table: table.code, row, column });
  const textsOf = (contentFor: (last: number) => Content) =>
    columns.map(({ column, period }) => {
      const last = period.first + period.months - 1;
      return cellAt(contentFor(last), at(column)) ?? '';
    });
  if (!stands) {
    const texts = textsOf(() => view.content);
    return texts.some(Boolean) ? [{ title: 'Level in the draft', cells: cellsOf(texts) }] : [];
  }
  const { first, months } = stands;
  const before = textsOf(() => first);
  const now = textsOf((month) => months.get(month) ?? first);
  if (![...before, ...now].some(Boolean)) return [];
  const commencement = { title: 'At commencement', cells: cellsOf(before) };
  if (now.every((text, index) => text === before[index])) {
    return [commencement, { title: 'Now', cells: [], words: 'As at commencement' }];
  }
  const cells = now.map((text, index) => {
    const column = columns[index];
    if (!column || text === before[index]) return { text };
    const last = column.period.first + column.period.months - 1;
    return { text: text || 'none', notice: changedBy(view, at(column.column), last) };
  });
  return [commencement, { title: 'Now', cells }];
}

/** Outturns are known by month; the national one is what the agreement states. */
function outturnLine(
  { view, table, columns }: Pick<LevelRow, 'view' | 'table' | 'columns'>,
  metric: string,
  months: readonly string[],
): MetricLines['lines'][number] | undefined {
  const row = table.rows.find((one) => one.metric === metric && one.line === 'outturn');
  const stated =
    row && cellAt(view.content, { table: table.code, row: row.code, column: national });
  if (![...months, stated].some(Boolean)) return undefined;
  const first = columns[0]?.period.first ?? 0;
  const cells = columns.map(({ column, period }) => {
    if (column === national) return { text: stated ?? '' };
    return { text: period.kind === 'month' ? (months[period.first - first] ?? '') : '' };
  });
  return { title: 'Outturn', cells };
}

function cellsOf(texts: readonly string[]): LevelCell[] {
  return texts.map((text) => ({ text }));
}
