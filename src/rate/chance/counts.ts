import { GatehouseError } from '../../errors.ts';

/**
 * What a figure was counted from. Of a proportion the top is a part of the bottom; of a rate it is events over
 * something known, such as a population or a number of days (1 where events are counted alone).
 */
export type Counts = { kind: 'proportion' | 'rate'; top: number; bottom: number };

/** Why nothing can be said about chance: a sentence. */
export type Unsure = { reason: string };

/** Throws RATE_BAD_COUNTS with every count that cannot be, each with whose it is. */
export function refuseBadCounts(all: ReadonlyArray<Counts & { name?: string }>): void {
  const problems = all.flatMap(({ name, ...counts }) => {
    const message = mistakeIn(counts);
    return message === undefined ? [] : [{ message: name ? `${name}: ${message}` : message }];
  });
  if (problems.length === 0) return;
  throw new GatehouseError(
    'RATE_BAD_COUNTS',
    `These are no counts. ${problems.map(({ message }) => message).join(' ')}`,
    { problems },
  );
}

function mistakeIn({ kind, top, bottom }: Counts): string | undefined {
  if (!Number.isSafeInteger(top) || top < 0) {
    return `The top is ${top}; give a whole number from 0.`;
  }
  if (!Number.isFinite(bottom) || bottom < 0) {
    return `The bottom is ${bottom}; give a number from 0.`;
  }
  if (kind === 'rate') return undefined;
  if (!Number.isSafeInteger(bottom)) {
    return `The bottom is ${bottom}; give the whole number of which the top is a part.`;
  }
  return top > bottom ? `The top, ${top}, is more than the ${bottom} it is a part of.` : undefined;
}
