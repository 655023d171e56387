import { GatehouseError, type Problem } from '../../errors.ts';

/** What neither the databases nor XML can hold: control characters but tabs and ends of lines, and half a pair. */
const unstorable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Why a text cannot be kept and comes out of a document again as it was; undefined when it can. */
export function unstorableIn(text: string): string | undefined {
  const found = unstorable.exec(text)?.[0].codePointAt(0);
  if (found === undefined) return undefined;
  const name = found.toString(16).toUpperCase().padStart(4, '0');
  return `A character stands here that no document can hold (U+${name}). Take it out.`;
}

/** Throws COMMISSION_TEXT_UNSTORABLE with the place of every text in what was said that cannot be kept. */
export function refuseUnstorable(said: Readonly<Record<string, unknown>>): void {
  const problems = problemsIn(said, '');
  if (problems.length === 0) return;
  throw new GatehouseError('COMMISSION_TEXT_UNSTORABLE', 'Some words cannot be kept.', {
    status: 422,
    problems,
  });
}

function problemsIn(said: unknown, path: string): Problem[] {
  if (typeof said === 'string') {
    const message = unstorableIn(said);
    return message === undefined ? [] : [{ message, place: { path } }];
  }
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, inside]) =>
    problemsIn(inside, path === '' ? name : `${path}/${name}`),
  );
}
