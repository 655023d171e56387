import type { RatePart, SuppressionRule } from '../../catalogue/index.ts';

const partWords: Readonly<Record<RatePart, string>> = {
  numerator: 'its numerator',
  remainder: 'what is left of its denominator',
  denominator: 'its denominator',
};

/** The rule in a few sentences, for whoever meets the word “suppressed”. */
export function suppressionNote({ fewest, zero, rates }: SuppressionRule): string {
  const parts = rates.map((part) => partWords[part]).join(' or ');
  return (
    `Suppressed: a count of ${zero === 'shown' ? `1 to ${fewest - 1}` : `under ${fewest}`} is not published, nor a percentage or rate of which ${parts} is so small, ` +
    'since it may tell of a person. Where a total would give it away, further figures are suppressed though they are not small. ' +
    `${zero === 'shown' ? 'Nobody at all is published as 0. ' : ''}Suppressed is not 0.`
  );
}
