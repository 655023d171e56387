import type { ChangeInterval, Sure } from './rank-question.ts';

/** What of a change in places is more than chance, in a sentence. */
export function netSentence({ sure, unsure }: Sure<ChangeInterval>): string {
  if (!sure) return unsure;
  const { change, lower, upper } = sure;
  if (change > 0 && lower > 0) return more(change, 'gained', lower, upper);
  if (change < 0 && upper < 0) return more(-change, 'lost', -upper, -lower);
  const both = `anything from ${gainOrLoss(lower)} to ${gainOrLoss(upper)} would be no surprise`;
  const again = `were the same work counted again, ${both}`;
  if (change === 0) return `In sum no place was gained or lost; ${again}.`;
  return `The ${gainOrLoss(change)} may be chance: ${again}.`;
}

function more(places: number, way: 'gained' | 'lost', lower: number, upper: number): string {
  const range = lower === upper ? `${lower}` : `between ${lower} and ${upper}`;
  const verb = lower === upper && lower === 1 ? 'is' : 'are';
  return `Of the ${count(places)} ${way}, ${range} ${verb} more than chance.`;
}

function gainOrLoss(change: number): string {
  if (change === 0) return 'none';
  return `${count(Math.abs(change))} ${change > 0 ? 'gained' : 'lost'}`;
}

function count(places: number): string {
  return places === 1 ? '1 place' : `${places} places`;
}
