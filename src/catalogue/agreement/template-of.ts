import type { Metric } from '../metric.ts';
import {
  type AgreedTable,
  type AgreementTemplate,
  type Column,
  type FixedRow,
  formRow,
  levelMonths,
  levelQuarters,
} from './template.ts';
import type { TableDefinition, TemplateDefinition } from './template-definition.ts';

const heading = (code: string) => code.charAt(0).toUpperCase() + code.slice(1);

function levelColumn(code: string, title: string): Column {
  return { code, title, unit: 'metric', choices: [], needed: false };
}

const levelColumns: readonly Column[] = [
  ...levelMonths.map((month) => levelColumn(month, heading(month))),
  levelColumn('total', 'Total'),
  ...levelQuarters.map((quarter) => levelColumn(quarter, heading(quarter))),
  levelColumn('national', 'National'),
];

/** The template that a definition makes; its tables of levels are written out by the metrics' titles. */
export function templateOf(
  definition: TemplateDefinition,
  metrics: readonly Metric[],
): AgreementTemplate {
  const { sections, ...same } = definition;
  return {
    ...same,
    sections: sections.map((section) => ({
      ...section,
      tables: section.tables.map((table) => tableOf(table, metrics)),
    })),
  };
}

function tableOf(table: TableDefinition, metrics: readonly Metric[]): AgreedTable {
  if (table.shape === 'levels') {
    const { metrics: codes, ...same } = table;
    const rows = codes.flatMap((code) => levelRows(code, metrics));
    return { ...same, rows, columns: levelColumns, totals: [] };
  }
  const columns = table.columns.map((column) => ({ ...column, choices: column.choices ?? [] }));
  if (table.shape === 'form') {
    return { ...table, rows: [{ code: formRow, title: table.title }], columns, totals: [] };
  }
  const totals = table.totals ?? [];
  return { ...table, rows: table.shape === 'fixed' ? table.rows : [], columns, totals };
}

function levelRows(code: string, metrics: readonly Metric[]): FixedRow[] {
  const title = `${code} ${metrics.find((metric) => metric.code === code)?.shortTitle ?? ''}`;
  return [
    { code: `${code}.outturn`, title: `${title}, outturn`, metric: code, line: 'outturn' },
    { code: `${code}.level`, title: `${title}, level`, metric: code, line: 'level' },
  ];
}
