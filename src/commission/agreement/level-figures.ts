import {
  financialYearOf,
  type MonthIndex,
  monthOf,
  type Period,
  rangePeriod,
} from '../../calendar/index.ts';
import {
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
 * of the last month of its period. A level that `before` had and that is blank now becomes “no target set”.
 */
export function levelFigures(
  { template, agreement, catalogue }: Stating,
  line: Line,
  contentIn: (month: MonthIndex) => Content,
  before: Content,
): StatedFigure[] {
  return levelCells({ template, agreement, catalogue }, line).flatMap((cell) => {
    const at = { table: cell.table.code, row: cell.row, column: cell.column };
    const text = cellAt(contentIn(cell.period.first + cell.period.months - 1), at) ?? '';
    const was = cellAt(before, at) ?? '';
    if (text === '' && was === '') return [];
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
        ? `Agreement ${id}`
        : `As agreement ${id} states it from its commencement; not measured in the period.`,
  };
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

/** The columns of a table of levels with their periods, in the financial year in which the agreement begins. */
export function columnPeriods({
  startsOn,
}: Pick<Agreement, 'startsOn'>): Array<{ column: string; period: Period }> {
  const whole = financialYearOf(monthOf(startsOn));
  const run = (from: number, months: number) =>
    rangePeriod(whole.first + from, whole.first + from + months - 1);
  return [
    ...levelMonths.map((column, index) => ({ column, period: run(index, 1) })),
    { column: 'total', period: whole },
    ...levelQuarters.map((column, index) => ({ column, period: run(index * 3, 3) })),
  ];
}

/** The months of an agreement's term as a period. */
export function termOf({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>): Period {
  return rangePeriod(monthOf(startsOn).first, monthOf(endsOn).first);
}
