import { conditionWords } from './condition-words.ts';
import { dateRule } from './date-words.ts';
import type { Explanation } from './explanation.ts';
import { inSentence, listWords, quotedField, sentence } from './field-words.ts';
import type { Breakdown, RecordType } from './record-type.ts';
import type { Amount, Tally, TallyKind } from './tally.ts';

const overMonths: Record<TallyKind, string> = {
  flow: 'Months are added.',
  stock: 'Over several months the average of those for which there are records.',
  latest: 'The last that is known, however long ago.',
};

/** The rule of a tally in words, generated from its declaration. */
export function explainTally(
  tally: Tally,
  type: RecordType,
  breakdowns: readonly Breakdown[],
): Explanation[] {
  const titles = tally.by.map((code) => breakdowns.find((known) => known.code === code)?.title);
  return [
    { term: 'What is counted', text: sentence(tally.title) },
    { term: 'Records that count', text: recordsWords(tally, type) },
    { term: 'Month', text: monthWords(tally, type) },
    { term: 'What each adds', text: amountWords(tally.adds, type) },
    { term: 'Over months', text: overMonths[tally.kind] },
    ...(titles.length === 0
      ? []
      : [
          {
            term: 'By',
            text: sentence(listWords(titles.map((title) => inSentence(title ?? '')))),
          },
        ]),
    ...(tally.note ? [{ term: 'Reading', text: tally.note.trim() }] : []),
    { term: 'Source', text: tally.source },
  ];
}

/** The same in a paragraph; of a part only what it adds to `whole`, which is told beside it. */
export function tallyParagraph(tally: Tally, type: RecordType, whole: Tally | undefined): string {
  const own = whole ? tally.conditions.slice(whole.conditions.length) : tally.conditions;
  const records = whole
    ? `Of the records of “${whole.title}”, ${own.length === 0 ? 'all' : `those of which ${rulesWords(own, type)}`}.`
    : `${recordsWords(tally, type)} ${monthWords(tally, type)}`;
  const sums =
    tally.adds.kind === 'one' ? '' : ` Each adds ${inSentence(amountWords(tally.adds, type))}`;
  const kind = whole || tally.kind === 'flow' ? '' : ` ${overMonths[tally.kind]}`;
  const note = tally.note ? ` ${tally.note.trim()}` : '';
  return `${records}${sums}${kind}${note} (${tally.source}.)`;
}

function recordsWords({ conditions }: Tally, type: RecordType): string {
  const what = type.plural;
  return conditions.length === 0
    ? `All ${inSentence(what)}.`
    : `${what} of which ${rulesWords(conditions, type)}.`;
}

function rulesWords(conditions: Tally['conditions'], type: RecordType): string {
  return conditions.map((condition) => conditionWords(condition, type)).join('; ');
}

function monthWords({ month }: Tally, type: RecordType): string {
  const day =
    month.kind === 'field' ? `the day in ${dateRule(month, type)}` : dateRule(month, type);
  return `Each counts in the month of ${day}.`;
}

function amountWords(amount: Amount, type: RecordType): string {
  switch (amount.kind) {
    case 'one':
      return '1.';
    case 'field': {
      const field = quotedField(amount.field, type);
      return amount.times === undefined
        ? `Its ${field}.`
        : `Its ${field} times ${quotedField(amount.times, type)}.`;
    }
    case 'field by days in month':
      return `Its ${quotedField(amount.field, type)} times the days of the month.`;
    case 'working days':
    case 'days':
      return `The ${amount.kind} after ${quotedField(amount.from, type)}, up to and including ${quotedField(amount.to, type)}.`;
  }
}
