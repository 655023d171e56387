export const trailAddress = '/audit';
export const figureAddress = '/audit/figure';

/** The page of one entry. */
export function entryAddress(number: number): string {
  return `${trailAddress}/${number}`;
}
