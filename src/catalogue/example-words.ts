import { describePeriod, findPeriod } from '../calendar/index.ts';
import { decimalOf } from './decimal.ts';
import type { Explanation } from './explanation.ts';
import { fieldWords, inSentence, valueWords } from './field-words.ts';
import { findRecordType } from './find-declared.ts';
import type { Example } from './formula.ts';
import type { Catalogue, Metric } from './metric.ts';
import { printValue } from './print-value.ts';

/** An example in words: what it shows, its records, and what they come to. */
export function exampleWords(metric: Metric, example: Example, catalogue: Catalogue): Explanation {
  const period = findPeriod(example.period);
  const records = example.records.map((record) => recordWords(record, catalogue)).join('; ');
  const given = records === '' ? 'No records' : `Records: ${records}`;
  return {
    term: `Example, ${period ? describePeriod(period) : example.period}`,
    text: `${example.title.trim().replace(/\.?$/, '.')} ${given}. Outturn: ${outturnWords(metric, example)}.`,
  };
}

/** Printed with as many places as the example states, and at least those of the metric. */
function outturnWords(metric: Metric, { outturn }: Example): string {
  if (outturn === null) return 'none';
  const places = Math.min(Math.max(metric.decimals, decimalOf(outturn).places), 20);
  return printValue(outturn, metric, places);
}

function recordWords(
  { record, with: values, times = 1 }: Example['records'][number],
  catalogue: Catalogue,
): string {
  const type = findRecordType(catalogue, record);
  const fields = Object.entries(values).map(
    ([name, value]) => `${fieldWords(name, type)}: ${valueWords(name, value, type)}`,
  );
  const title = inSentence(type?.title ?? record);
  return `${times === 1 ? '' : `${times} × `}${title}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`;
}
