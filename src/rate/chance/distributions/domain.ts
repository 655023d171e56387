import { GatehouseError } from '../../../errors.ts';

/** Throws RATE_OUTSIDE_DOMAIN unless all are above 0 and finite. */
export function refuseUnlessPositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw outside(`${name} is ${value}; give a number above 0.`);
  }
}

/** Throws RATE_OUTSIDE_DOMAIN unless a probability lies between 0 and 1. */
export function refuseUnlessProbability(p: number): void {
  if (p >= 0 && p <= 1) return;
  throw outside(`A probability is ${p}; give a number from 0 to 1.`);
}

function outside(message: string): GatehouseError {
  return new GatehouseError('RATE_OUTSIDE_DOMAIN', message);
}
