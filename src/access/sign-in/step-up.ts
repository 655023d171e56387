import { GatehouseError } from '../../errors.ts';
import type { Caller } from '../caller.ts';

/** How long a step-up holds. */
export const stepUpMinutes = 5;

/** Whether somebody has just confirmed that it is still them, so that they may sign. */
export function hasSteppedUp(caller: Caller, now: Date): boolean {
  const until = caller.session?.steppedUpUntil;
  return until !== undefined && until > now;
}

/**
 * Throws ACCESS_STEP_UP (403) unless the person confirmed within five minutes that it is them. A token cannot: it
 * proves what a program holds, not who sits at it. The operator of the machine and the program itself need not.
 */
export function requireStepUp(caller: Caller, now: Date): void {
  if (caller.kind === 'operator' || caller.kind === 'system' || hasSteppedUp(caller, now)) return;
  throw new GatehouseError(
    'ACCESS_STEP_UP',
    caller.session === undefined
      ? 'A token cannot sign. Sign in on the pages and do it there.'
      : 'Confirm that it is you, then send this again.',
    { status: 403 },
  );
}
