import { conditionMistakes, dateTermMistakes } from './condition-checks.ts';
import { dateFieldMistakes, figureFieldMistakes } from './field-checks.ts';
import { type Mistake, within } from './mistake.ts';
import { unknownBreakdown } from './record-checks.ts';
import type { Breakdown, RecordType } from './record-type.ts';
import type { Amount } from './tally.ts';
import type { TallyDefinition } from './tally-definition.ts';

/** Mistakes in what a tally says of the fields and breakdowns of its record type. */
export function tallyMistakes(
  { month, counts = [], adds, by = [] }: TallyDefinition,
  type: RecordType,
  breakdowns: readonly Breakdown[],
): Mistake[] {
  return [
    ...(month ? dateTermMistakes(month, type, ['month']) : []),
    ...counts.flatMap((condition, index) =>
      within(['counts', index], conditionMistakes(condition, type)),
    ),
    ...(adds ? within(['adds'], amountMistakes(adds, type)) : []),
    ...by.flatMap((code, index) => byMistakes(code, ['by', index], type, breakdowns)),
  ];
}

function amountMistakes(amount: Amount, type: RecordType): Mistake[] {
  switch (amount.kind) {
    case 'one':
      return [];
    case 'field':
      return [
        ...figureFieldMistakes(type, amount.field, ['field']),
        ...(amount.times === undefined ? [] : figureFieldMistakes(type, amount.times, ['times'])),
      ];
    case 'field by days in month':
      return figureFieldMistakes(type, amount.field, ['field']);
    case 'working days':
    case 'days': {
      const key = amount.kind === 'days' ? 'days' : 'workingDays';
      return [
        ...dateFieldMistakes(type, amount.from, [key, 'from']),
        ...dateFieldMistakes(type, amount.to, [key, 'to']),
      ];
    }
  }
}

function byMistakes(
  code: string,
  path: Mistake['path'],
  type: RecordType,
  breakdowns: readonly Breakdown[],
): Mistake[] {
  const codes = breakdowns.map((breakdown) => breakdown.code);
  if (!codes.includes(code)) return [unknownBreakdown(code, codes, path)];
  if (type.fields.some((field) => field.breakdown === code)) return [];
  const message = `${type.code} is not broken down by ${code}. Add it to the breakdowns of ${type.code}, or take it out here.`;
  return [{ path, message }];
}
