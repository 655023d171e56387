import { exampleWords } from './example-words.ts';
import type { Explanation } from './explanation.ts';
import { findRecordType, findTally } from './find-declared.ts';
import { operandsOf, talliesOf } from './formula.ts';
import { formulaWords } from './formula-words.ts';
import type { Catalogue, Metric } from './metric.ts';
import type { Tally } from './tally.ts';
import { tallyParagraph } from './tally-words.ts';

/** How a metric is made, in words: its formula, the rule of each tally in it, and its examples. */
export function explainFormula(metric: Metric, catalogue: Catalogue): Explanation[] {
  const { formula, unit, examples = [] } = metric;
  if (!formula) return [];
  const codes = new Set(operandsOf(formula).flatMap(talliesOf));
  const tallies = [...codes].flatMap((code) => findTally(catalogue, code) ?? []);
  return [
    { term: 'How it is made', text: formulaWords(formula, unit, catalogue) },
    ...wholesFirst(tallies).flatMap((tally) => tallyLine(tally, tallies, catalogue)),
    ...standInLines(tallies, catalogue),
    ...examples.map((example) => exampleWords(metric, example, catalogue)),
  ];
}

/** A part is told from its whole, which therefore comes before it. */
function wholesFirst(tallies: readonly Tally[]): Tally[] {
  const depth = (tally: Tally): number => {
    const whole = tallies.find(({ code }) => code === tally.of);
    return whole ? depth(whole) + 1 : 0;
  };
  return [...tallies].sort((a, b) => depth(a) - depth(b));
}

/** What providers return in the place of records, told of each tally that has it. */
function standInLines(tallies: readonly Tally[], catalogue: Catalogue): Explanation[] {
  return catalogue.tallies.flatMap((tally) => {
    const { standsInFor, returned, title } = tally;
    const counted = tallies.find(({ code }) => code === standsInFor);
    const form = catalogue.returns.find(({ code }) => code === returned?.template);
    if (!counted || !form) return [];
    const inTime = tally.conditions.length > 1 ? ', where that came by its due day' : '';
    const text = `In months of which a provider has no such records, “${title}” of the return “${form.title}” takes the place of “${counted.title}”${inTime}. It counts from its submission on.`;
    return [{ term: `${counted.title}, as returned`, text }];
  });
}

function tallyLine(tally: Tally, tallies: readonly Tally[], catalogue: Catalogue): Explanation[] {
  const type = findRecordType(catalogue, tally.record);
  if (!type) return [];
  const whole = tallies.find(({ code }) => code === tally.of);
  return [{ term: tally.title, text: tallyParagraph(tally, type, whole) }];
}
