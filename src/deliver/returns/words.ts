import { unstorableIn } from '../../commission/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';

/** Longest text of a figure's cell, and of a question, answer, explanation or reason. */
export const longest = { figure: 100, words: 2_000 };

/** Words as they are kept; throws DELIVER_RETURN_WORDS where there are none, too many, or some that cannot be kept. */
export function readWords(given: string, field: string, missing: string): string {
  const words = given.trim();
  const message = words === '' ? missing : textMistake(words, longest.words);
  if (message === undefined) return words;
  const problems = [{ message, place: { path: field } }];
  throw new GatehouseError('DELIVER_RETURN_WORDS', message, { status: 400, problems });
}

/** Why a text cannot be kept; undefined when it can. */
export function textMistake(text: string, most: number): string | undefined {
  if (text.length > most) return `Write at most ${most.toLocaleString('en-GB')} characters.`;
  return unstorableIn(text);
}

/** Throws DELIVER_RETURN_REFUSED with everything that is in the way. */
export function refuseReturn(message: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new GatehouseError('DELIVER_RETURN_REFUSED', message, { status: 422, problems });
}
