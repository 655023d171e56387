import type { Condition } from './condition.ts';
import type { DateTerm } from './date-term.ts';
import { dateFieldMistakes, figureFieldMistakes, unknownField } from './field-checks.ts';
import { type Mistake, within } from './mistake.ts';
import { type Field, findField, type RecordType } from './record-type.ts';
import { valueMistake } from './record-value.ts';
import type { Step } from './yaml-text.ts';

/** Mistakes of a condition over a record type: fields that are not there or not of the kind. */
export function conditionMistakes(condition: Condition, type: RecordType): Mistake[] {
  switch (condition.kind) {
    case 'is':
      return isMistakes(condition, type);
    case 'known':
      return findField(type, condition.field)
        ? []
        : [unknownField(type, condition.field, ['field'])];
    case 'number':
      return figureFieldMistakes(type, condition.field, ['field']);
    case 'date':
      return [
        ...dateTermMistakes(condition.date, type, ['date']),
        ...dateTermMistakes(condition.other, type, [condition.comparison]),
      ];
    case 'weekday':
    case 'month end':
      return dateTermMistakes(condition.date, type, ['date']);
    case 'any':
    case 'all':
      return condition.conditions.flatMap((part, index) =>
        within([condition.kind, index], conditionMistakes(part, type)),
      );
    case 'not':
      return within(['not'], conditionMistakes(condition.condition, type));
  }
}

/** Mistakes of a day over a record type. */
export function dateTermMistakes(term: DateTerm, type: RecordType, path: Step[]): Mistake[] {
  switch (term.kind) {
    case 'field':
      return dateFieldMistakes(type, term.field, path);
    case 'after':
      return dateFieldMistakes(type, term.field, [...path, 'after']);
    case 'earliest':
    case 'latest':
      return term.fields.flatMap((field, index) =>
        dateFieldMistakes(type, field, [...path, term.kind, index]),
      );
  }
}

type IsCondition = Extract<Condition, { kind: 'is' }>;

function isMistakes({ field: name, values }: IsCondition, type: RecordType): Mistake[] {
  const field = findField(type, name);
  if (!field) return [unknownField(type, name, ['field'])];
  if (field.kind === 'date') return [dateCompared(field)];
  const [first] = values;
  return values.flatMap((value, index) => {
    const mistake = valueMistake(field, value);
    const path = values.length === 1 && first === value ? ['is'] : ['in', index];
    return mistake === undefined ? [] : [{ ...mistake, path }];
  });
}

function dateCompared({ name }: Field): Mistake {
  const message = `“${name}” is a date. Compare it with another date: { date: ${name}, by: … }.`;
  return { path: ['field'], message, expected: 'date with by, before, from or after' };
}
