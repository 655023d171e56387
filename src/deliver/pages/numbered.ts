import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';

/** A number as an address gives it; anything else names nothing that is there. */
export const numberField = z.string();

/** The number, or undefined for a text that no import or figure can have as its number. */
export function findNumber(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** The refusal of an address that leads to nothing. */
export function notThere(message: string): GatehouseError {
  return new GatehouseError('DELIVER_NOT_THERE', message, { status: 404 });
}
