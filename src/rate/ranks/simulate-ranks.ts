import { GatehouseError } from '../../errors.ts';
import { countPlaces, joinCounts } from './count-places.ts';
import { drawScores } from './draw-scores.ts';
import { answerOf, fieldsOf } from './rank-field.ts';
import type { RankAnswer, RankOptions, RankQuestion } from './rank-question.ts';

/**
 * The places that providers may well have: every counted figure is drawn anew from its counts, the scheme is run
 * on what was drawn, and everyone is ranked, as often as asked. Schemes asked about together are compared on the
 * same draws. Gates on a metric, judgements, published figures and the yardstick of a comparator group stay as
 * they are. H. Goldstein and D. J. Spiegelhalter, "League tables and their limitations: statistical issues in
 * comparisons of institutional performance", J. R. Statist. Soc. A 159 (1996).
 * Throws RATE_BAD_DRAWS unless the draws are from 100 to 100,000 and the seed a whole number.
 */
export function simulateRanks(
  questions: readonly RankQuestion[],
  options: RankOptions,
): RankAnswer[] {
  checkOptions(options);
  const fields = fieldsOf(questions, [drawScores(questions, options, { part: 0, parts: 1 })]);
  return fields.map((field) =>
    answerOf(field, joinCounts([countPlaces(field, { from: 0, to: options.draws })]), options),
  );
}

const fewest = 100;
const most = 100_000;

/** Throws RATE_BAD_DRAWS where it cannot be drawn like that. */
export function checkOptions({ draws, seed }: RankOptions): void {
  const fit = Number.isInteger(draws) && draws >= fewest && draws <= most;
  if (fit && Number.isSafeInteger(seed)) return;
  throw new GatehouseError(
    'RATE_BAD_DRAWS',
    `${draws} draws with the seed ${seed} cannot be made; ask for ${fewest} to 100,000 draws and a seed that is a whole number.`,
  );
}
