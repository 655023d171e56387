import { GatehouseError } from '../../errors.ts';

/** Why something was done, as it is kept; throws DELIVER_REASON_MISSING on a blank. */
export function readReason(given: string): string {
  const reason = given.trim();
  if (reason !== '') return reason;
  const message = 'Say why: it is kept for those who ask later.';
  const problems = [{ message, place: { path: 'reason' } }];
  throw new GatehouseError('DELIVER_REASON_MISSING', message, { status: 400, problems });
}
