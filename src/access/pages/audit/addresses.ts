import { address } from '../../../web/index.ts';
import type { FigureAsked } from '../../audit/figure-origin.ts';

export const trailAddress = '/audit';
export const figureAddress = '/audit/figure';

/** The page of one entry. */
export function entryAddress(number: number): string {
  return `${trailAddress}/${number}`;
}

/** How a figure came to be. */
export function figureOriginAddress(asked: FigureAsked): string {
  return address(figureAddress, { ...asked });
}
