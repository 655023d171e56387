import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';

/** Which ratings; what is left out does not narrow. */
export type RatingKey = {
  scheme: string;
  version: number;
  providerId: string;
  period: string;
};

/** One step: a band put beside the computed one, or the latest such taken back. */
export type ModerationStep = RatingKey & {
  number: number;
  kind: 'moderated' | 'withdrawn';
  band: string | null;
  computed: string | null;
  /** Hash of the scheme's definition by which the computed band came about. */
  schemeHash: string;
  reason: string;
  by: string;
  role: string;
  recordedAt: string;
};

const stepRow = z
  .object({
    provider_id: z.string(),
    scheme: z.string(),
    scheme_version: z.number(),
    period: z.string(),
    moderation_number: z.number(),
    kind: z.enum(['moderated', 'withdrawn']),
    band: z.string().nullable(),
    computed_band: z.string().nullable(),
    scheme_hash: z.string(),
    reason: z.string(),
    actor_name: z.string(),
    actor_role: z.string(),
    recorded_at: z.string(),
  })
  .transform(
    (row): ModerationStep => ({
      ...{ scheme: row.scheme, version: row.scheme_version, providerId: row.provider_id },
      ...{ period: row.period, number: row.moderation_number, kind: row.kind, band: row.band },
      ...{ computed: row.computed_band, schemeHash: row.scheme_hash, reason: row.reason },
      ...{ by: row.actor_name, role: row.actor_role, recordedAt: row.recorded_at },
    }),
  );

/** Adds a step behind those of its rating; undefined where another was added at the same time. */
export async function addStep(
  session: Session,
  step: Omit<ModerationStep, 'number' | 'recordedAt'>,
  after: number,
): Promise<ModerationStep | undefined> {
  const rows = await session.rows(
    stepRow,
    sql`
      insert into rating_moderation (provider_id, scheme, scheme_version, period, moderation_number, kind, band,
        computed_band, scheme_hash, reason, actor_name, actor_role)
      values (${step.providerId}, ${step.scheme}, ${step.version}::integer, ${step.period},
        ${after + 1}::integer, ${step.kind}, ${step.band}, ${step.computed}, ${step.schemeHash},
        ${step.reason}, ${step.by}, ${step.role})
      on conflict do nothing
      returning *`,
  );
  return rows[0];
}

/** Every step of some ratings, in the order in which they were recorded. */
export function listSteps(session: Session, asked: Partial<RatingKey>): Promise<ModerationStep[]> {
  const { scheme, version, providerId, period } = asked;
  return session.rows(
    stepRow,
    sql`
      select * from rating_moderation where true
        ${scheme === undefined ? sql`` : sql`and scheme = ${scheme}`}
        ${version === undefined ? sql`` : sql`and scheme_version = ${version}::integer`}
        ${providerId === undefined ? sql`` : sql`and provider_id = ${providerId}`}
        ${period === undefined ? sql`` : sql`and period = ${period}`}
      order by provider_id, scheme, scheme_version, period, moderation_number`,
  );
}
