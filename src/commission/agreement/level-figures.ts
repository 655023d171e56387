import {
  contains,
  financialYearOf,
  type MonthIndex,
  monthOf,
  type Period,
  rangePeriod,
  samePeriod,
} from '../../calendar/index.ts';
import {
  type Address,
  type AgreedTable,
  type AgreementTemplate,
  type Catalogue,
  levelMonths,
  levelQuarters,
  type Metric,
  readValue,
  tablesOf,
} from '../../catalogue/index.ts';
import type { StatedFigure } from '../stated-figure.ts';
import type { Agreement } from './agreement.ts';
import { type Content, cellAt } from './content.ts';

/** What stands in a table of levels, and where. */
type LevelCell = {
  metric: Metric;
  table: AgreedTable;
  row: string;
  column: string;
  period: Period;
};

/** Which line of a table of levels. */
export type Line = 'level' | 'outturn';

/**
 * The figures that an agreement's tables of levels state, by month, quarter and year. Each is taken from the content
 * of the last month of its period. A cell that was stated before and is blank now becomes “no target set”.
 */
export function levelFigures(
  { template, agreement, catalogue }: Stating,
  line: Line,
  contentIn: (month: MonthIndex) => Content,
  wasStated: (at: Address) => boolean,
): StatedFigure[] {
  return levelCells({ template, agreement, catalogue }, line).flatMap((cell) => {
    const at = { table: cell.table.code, row: cell.row, column: cell.column };
    const text = cellAt(contentIn(cell.period.first + cell.period.months - 1), at) ?? '';
    if (text === '' && !wasStated(at)) return [];
    const reading = readValue(text, cell.metric, 'no target set');
    return 'stated' in reading ? [figureOf(cell, agreement, reading.stated, line)] : [];
  });
}

/** Whose levels, in which form. */
export type Stating = {
  template: AgreementTemplate;
  agreement: Agreement;
  catalogue: Pick<Catalogue, 'metrics'>;
};

function figureOf(
  { metric, table, row, column, period }: LevelCell,
  { providerId, id }: Agreement,
  stated: StatedFigure['stated'],
  line: Line,
): StatedFigure {
  const heading = table.columns.find(({ code }) => code === column)?.title ?? column;
  const position = table.rows.findIndex(({ code }) => code === row) + 1;
  return {
    ...{ providerId, metric: metric.code, period, mentionedIn: '', stated },
    place: { sheet: table.title, row: position, column: heading },
    note:
      line === 'level'
        ? levelNote(id)
        : `As agreement ${id} states it from its commencement; not measured in the period.`,
  };
}

/** What the level of an agreement says of itself among all levels. */
export function levelNote(agreementId: string): string {
  return `Agreement ${agreementId}`;
}

function levelCells({ template, agreement, catalogue }: Stating, wanted: Line): LevelCell[] {
  const periods = columnPeriods(agreement);
  return tablesOf(template)
    .filter(({ shape }) => shape === 'levels')
    .flatMap((table) =>
      table.rows.flatMap(({ code: row, metric: metricCode, line }) => {
        const metric = catalogue.metrics.find(({ code }) => code === metricCode);
        if (!metric || line !== wanted) return [];
        return periods.map(({ column, period }) => ({ metric, table, row, column, period }));
      }),
    );
}

/**
 * The columns of a table of levels with their periods, in the financial year in which the agreement begins. Months and
 * quarters outside its term stand for nothing, and the total stands for the months of that year within it.
 */
export function columnPeriods(
  agreement: Pick<Agreement, 'startsOn' | 'endsOn'>,
): Array<{ column: string; period: Period }> {
  const term = termOf(agreement);
  const whole = financialYearOf(monthOf(agreement.startsOn));
  const end = Math.min(term.first + term.months, whole.first + whole.months);
  const held = rangePeriod(term.first, end - 1);
  const run = (from: number, months: number) =>
    rangePeriod(whole.first + from, whole.first + from + months - 1);
  const isHeld = ({ period }: { period: Period }) => contains(held, period);
  const months = levelMonths.map((column, index) => ({ column, period: run(index, 1) }));
  const quarters = levelQuarters.map((column, index) => ({ column, period: run(index * 3, 3) }));
  const parts = [...months, ...quarters].filter(isHeld);
  // Of a term of one month or quarter the total would say the same once more.
  const total = parts.some(({ period }) => samePeriod(period, held))
    ? []
    : [{ column: 'total', period: held }];
  return [...months.filter(isHeld), ...total, ...quarters.filter(isHeld)];
}

/** The months of an agreement's term as a period. */
export function termOf({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>): Period {
  return rangePeriod(monthOf(startsOn).first, monthOf(endsOn).first);
}
