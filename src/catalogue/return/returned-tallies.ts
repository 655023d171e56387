import type { Condition } from '../condition.ts';
import { type Breakdown, breakdownField, type Field, type RecordType } from '../record-type.ts';
import type { Tally } from '../tally.ts';
import {
  figuresIn,
  type ReturnFigure,
  type ReturnLine,
  type ReturnTemplate,
  returnedType,
} from './return-template.ts';

/** The fields of a submitted figure besides its groups. */
export const returnedFields = {
  monthEnd: 'month_end',
  figure: 'figure',
  value: 'value',
  dueOn: 'due_on',
  submittedOn: 'submitted_on',
} as const;

/**
 * The record type in which the ledger keeps the submitted figures of a template: one record a figure and group, so
 * that tallies over them are counted, verified, traced and told as at an instant as all others are.
 */
export function returnedRecordType(
  template: ReturnTemplate,
  breakdowns: readonly Breakdown[],
): RecordType {
  const figures = figuresIn(template);
  const used = new Set(figures.flatMap(({ figure }) => figure.by));
  const { monthEnd, figure, value, dueOn, submittedOn } = returnedFields;
  const plain = { required: true, choices: [] };
  const choices = figures.map((one) => ({ code: one.figure.tally, title: one.figure.title }));
  return {
    code: returnedType(template),
    title: `Figure of “${template.title}”`,
    plural: `Figures of “${template.title}”`,
    about: `One figure as it was submitted in “${template.title}”. ${template.purpose.trim()}`,
    providers: template.owedBy.kinds,
    happened: monthEnd,
    fields: [
      { ...plain, name: monthEnd, title: 'Last day of the month', kind: 'date' },
      { ...plain, name: figure, title: 'Figure', kind: 'choice', choices },
      { ...plain, name: value, title: 'Value', kind: 'number' },
      { ...plain, name: dueOn, title: 'Due on', kind: 'date' },
      { ...plain, name: submittedOn, title: 'First submitted on', kind: 'date' },
      ...breakdowns.filter(({ code }) => used.has(code)).map(groupField),
    ],
    source: template.source,
    returned: template.code,
  };
}

function groupField({ code, title, groups }: Breakdown): Field {
  const name = breakdownField(code);
  return { name, title, kind: 'choice', required: false, choices: groups, breakdown: code };
}

/** The tallies that the figures of a template feed. */
export function returnedTallies(template: ReturnTemplate): Tally[] {
  return figuresIn(template).map(({ line, figure }) => returnedTally(template, line, figure));
}

function returnedTally(
  template: ReturnTemplate,
  line: ReturnLine,
  { tally: code, title, kind, by, inTime, standsInFor, note }: ReturnFigure,
): Tally {
  const { monthEnd, figure, value, dueOn, submittedOn } = returnedFields;
  const field = (name: string) => ({ kind: 'field' as const, field: name });
  const own: Condition = { kind: 'is', field: figure, values: [code] };
  const prompt: Condition = {
    ...{ kind: 'date', comparison: 'by' },
    ...{ date: field(submittedOn), other: field(dueOn) },
  };
  return {
    ...{ code, title, kind, by, note, source: template.source, standsInFor },
    record: returnedType(template),
    month: field(monthEnd),
    conditions: inTime ? [own, prompt] : [own],
    adds: { kind: 'field', field: value },
    returned: { template: template.code, line: line.code },
  };
}
