import { type Calendar, findPeriod, type Period, parsePeriod } from '../calendar/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import { decimalOf, plainDecimal } from './decimal.ts';
import { remedyFor } from './declared.ts';
import { unknownField } from './field-checks.ts';
import { findRecordType } from './find-declared.ts';
import type { Example } from './formula.ts';
import type { Catalogue, Metric } from './metric.ts';
import { type Declared, type Mistake, problemsAt, within } from './mistake.ts';
import { findField, type RecordType } from './record-type.ts';
import { valueMistake } from './record-value.ts';
import { roundHalfAway } from './rounding.ts';
import { runExample } from './run-example.ts';

/** An example must give its outturn to so many places more than the metric prints. */
const morePlaces = 2;

type Rules = { catalogue: Catalogue; calendar: Calendar };

/**
 * The examples that the definitions do not bear out, and the mistakes in them. The catalogue must be sound:
 * its formulas are worked out.
 */
export function exampleProblems(metrics: ReadonlyArray<Declared<Metric>>, rules: Rules): Problem[] {
  return metrics.flatMap((item) => {
    const { formula, examples, code } = item.value;
    if (!formula || !examples) return [];
    return examples.flatMap((example, index) => {
      const found = exampleMistakes(item.value, example, rules);
      return problemsAt(item, code, within(['examples', index], found));
    });
  });
}

function exampleMistakes(metric: Metric, example: Example, rules: Rules): Mistake[] {
  const period = findPeriod(example.period);
  const found = [
    ...(period ? [] : [periodMistake(example.period)]),
    ...example.records.flatMap((record, index) =>
      within(['records', index], recordMistakes(record, rules.catalogue)),
    ),
  ];
  if (!period || found.length > 0) return found;
  return outturnMistakes(metric, example, period, rules);
}

function periodMistake(text: string): Mistake {
  return { path: ['period'], message: refusalOf(text), expected: 'a period such as 2007-08' };
}

function refusalOf(text: string): string {
  try {
    parsePeriod(text);
  } catch (error) {
    if (error instanceof GatehouseError) return error.message;
    throw error;
  }
  return `“${text}” is no period.`;
}

function recordMistakes(
  { record, with: values }: Example['records'][number],
  catalogue: Catalogue,
): Mistake[] {
  const type = findRecordType(catalogue, record);
  if (!type) {
    const codes = catalogue.recordTypes.map(({ code }) => code);
    const remedy = remedyFor(record, codes, 'Declare the type in a file of the kind records');
    return [{ path: ['record'], message: `There is no record type “${record}”. ${remedy}.` }];
  }
  return Object.entries(values).flatMap(([name, value]) => fieldMistakes(type, name, value));
}

function fieldMistakes(
  type: RecordType,
  name: string,
  value: string | number | boolean,
): Mistake[] {
  const path = ['with', name];
  const field = findField(type, name);
  if (!field) return [unknownField(type, name, path)];
  const mistake = valueMistake(field, value);
  return mistake ? [{ ...mistake, path }] : [];
}

function outturnMistakes(
  metric: Metric,
  example: Example,
  period: Period,
  rules: Rules,
): Mistake[] {
  const { outturn, reason } = runExample(metric, example, period, rules);
  const places = metric.decimals + morePlaces;
  const [gives, stated] = [rounded(outturn, places), rounded(example.outturn, places)];
  if (gives === stated) return [];
  const why = reason === null ? '' : `: ${reason}`;
  const message = `“${example.title}”: expected ${stated}, the definition gives ${gives}${why}. Correct the example or the definition.`;
  return [{ path: ['outturn'], message, expected: gives }];
}

function rounded(value: number | null, places: number): string {
  return value === null ? 'no outturn' : plainDecimal(decimalOf(roundHalfAway(value, places)));
}
