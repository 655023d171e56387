import type { Session } from '../../database/index.ts';
import type { Moderation } from '../rating/rating-report.ts';
import { listSteps, type ModerationStep, type RatingKey } from './moderation-store.ts';

/** A moderation as it was recorded, with what became of it. */
export type ModerationRecord = Moderation & {
  number: number;
  withdrawn: { reason: string; by: string; role: string; recordedAt: string } | null;
};

/** The moderations among some steps, each with its withdrawal if there is one, the latest first. */
export function recordsOf(steps: readonly ModerationStep[]): ModerationRecord[] {
  const records = steps.flatMap(({ kind, band, ...step }): ModerationRecord[] => {
    if (kind !== 'moderated' || band === null) return [];
    const next = steps.find((other) => isNext(step, other));
    return [{ ...step, band, withdrawn: next?.kind === 'withdrawn' ? withdrawalOf(next) : null }];
  });
  return records.sort((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1));
}

function isNext(step: RatingKey & { number: number }, other: ModerationStep): boolean {
  return isSame(step, other) && other.number === step.number + 1;
}

/** Whether two are of one rating. */
export function isSame(one: RatingKey, other: RatingKey): boolean {
  return (
    one.providerId === other.providerId &&
    one.scheme === other.scheme &&
    one.version === other.version &&
    one.period === other.period
  );
}

function withdrawalOf({ reason, by, role, recordedAt }: ModerationStep) {
  return { reason, by, role, recordedAt };
}

/** The moderation that stands for each rating of a scheme in a period, by the id of the provider. */
export async function moderationsInForce(
  session: Session,
  asked: Omit<RatingKey, 'providerId'>,
): Promise<ReadonlyMap<string, Moderation>> {
  const steps = await listSteps(session, asked);
  const last = new Map(steps.map((step) => [step.providerId, step]));
  return new Map(
    [...last].flatMap(([providerId, { kind, band, number, ...step }]) =>
      kind === 'moderated' && band !== null ? [[providerId, { ...step, band }] as const] : [],
    ),
  );
}
