import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import type { Change } from './change.ts';
import type { Evidence } from './evidence.ts';
import { profileMethods } from './profile-method.ts';
import { profileChanges } from './profile-wish.ts';

/** A level to be profiled anew from the effective month on. */
export const levelWish = z.strictObject({
  metric: z.string().describe('The code of the metric.'),
  method: z.enum(profileMethods).default('flat'),
  total: z.string().describe('The new level for the term, as it would be written.'),
  months: z
    .array(z.string())
    .optional()
    .describe('By hand: the months from the effective one on, in order.'),
});
export type LevelWish = z.output<typeof levelWish>;

/** The changes of cells that wishes for levels come to. */
export async function wishedChanges(
  hub: Hub,
  evidence: Evidence,
  id: string,
  { levels, effective }: { levels: readonly LevelWish[]; effective: MonthIndex },
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const wish of levels) {
    changes.push(...(await profileChanges(hub, evidence, id, { ...wish, effective })));
  }
  return changes;
}
