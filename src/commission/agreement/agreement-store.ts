import { z } from 'zod';
import { parties } from '../../catalogue/index.ts';
import { type Session, sql } from '../../database/index.ts';
import {
  type Acceptance,
  type Actor,
  type Agreement,
  type AgreementEvent,
  type AgreementFile,
  type Comment,
  eventKinds,
  type Version,
} from './agreement.ts';
import { changeSchema } from './change.ts';
import { contentSchema } from './content.ts';
import { listNotices } from './notice-store.ts';

const agreementRow = z
  .object({
    agreement_id: z.string(),
    template_code: z.string(),
    title: z.string(),
    provider_id: z.string(),
    commissioner_id: z.string(),
    parent_id: z.string().nullable(),
    starts_on: z.string(),
    ends_on: z.string(),
    source: z.string().nullable(),
  })
  .transform(
    (row): Agreement => ({
      id: row.agreement_id,
      template: row.template_code,
      title: row.title,
      providerId: row.provider_id,
      commissionerId: row.commissioner_id,
      parentId: row.parent_id,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      source: row.source,
    }),
  );

const actorColumns = { party: z.enum(parties), actor_name: z.string(), actor_role: z.string() };
const actorOf = (row: {
  party: Actor['party'];
  actor_name: string;
  actor_role: string;
}): Actor => ({
  party: row.party,
  name: row.actor_name,
  role: row.actor_role,
});

const versionRow = z
  .object({
    agreement_id: z.string(),
    version_number: z.number(),
    content: contentSchema,
    content_hash: z.string(),
    based_on: z.number().nullable(),
    changes: z.array(changeSchema),
    note: z.string().nullable(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): Version => ({
      agreementId: row.agreement_id,
      number: row.version_number,
      content: row.content,
      contentHash: row.content_hash,
      basedOn: row.based_on,
      changes: row.changes,
      actor: actorOf(row),
      note: row.note,
      recordedAt: row.recorded_at,
    }),
  );

const eventRow = z
  .object({
    agreement_id: z.string(),
    event_number: z.number(),
    kind: z.enum(eventKinds),
    version_number: z.number(),
    content_hash: z.string(),
    took_effect_on: z.string(),
    reason: z.string().nullable(),
    superseded_by: z.string().nullable(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): AgreementEvent => ({
      agreementId: row.agreement_id,
      number: row.event_number,
      kind: row.kind,
      version: row.version_number,
      contentHash: row.content_hash,
      actor: actorOf(row),
      on: row.took_effect_on,
      reason: row.reason,
      by: row.superseded_by,
      recordedAt: row.recorded_at,
    }),
  );

const acceptanceRow = z
  .object({
    agreement_id: z.string(),
    version_number: z.number(),
    finding_key: z.string(),
    stated: z.string().nullable(),
    computed: z.string().nullable(),
    reason: z.string(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): Acceptance => ({
      agreementId: row.agreement_id,
      version: row.version_number,
      findingKey: row.finding_key,
      stated: row.stated,
      computed: row.computed,
      actor: actorOf(row),
      reason: row.reason,
      recordedAt: row.recorded_at,
    }),
  );

const commentRow = z
  .object({
    agreement_id: z.string(),
    comment_number: z.number(),
    about: z.string(),
    words: z.string(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): Comment => ({
      agreementId: row.agreement_id,
      number: row.comment_number,
      about: row.about,
      actor: actorOf(row),
      text: row.words,
      recordedAt: row.recorded_at,
    }),
  );

/** Every agreement, by provider and then the latest first. */
export function listAgreementRows(session: Session): Promise<Agreement[]> {
  return session.rows(
    agreementRow,
    sql`select * from agreement order by provider_id, starts_on desc, agreement_id`,
  );
}

/** Everything that is kept of one agreement; undefined when there is none of this id. */
export async function findFile(session: Session, id: string): Promise<AgreementFile | undefined> {
  const [agreement] = await session.rows(
    agreementRow,
    sql`select * from agreement where agreement_id = ${id}`,
  );
  if (!agreement) return undefined;
  return {
    agreement,
    versions: await session.rows(
      versionRow,
      sql`select * from agreement_version where agreement_id = ${id} order by version_number`,
    ),
    events: await session.rows(
      eventRow,
      sql`select * from agreement_event where agreement_id = ${id} order by event_number`,
    ),
    acceptances: await session.rows(
      acceptanceRow,
      sql`select * from agreement_acceptance where agreement_id = ${id} order by recorded_at, finding_key`,
    ),
    comments: await session.rows(
      commentRow,
      sql`select * from agreement_comment where agreement_id = ${id} order by comment_number`,
    ),
    notices: await listNotices(session, id),
  };
}

/** Holds an agreement until the transaction ends, so that two writers come one after the other; false when there is none. */
export async function lockAgreement(session: Session, id: string): Promise<boolean> {
  const rows = await session.rows(
    z.object({ agreement_id: z.string() }),
    sql`select agreement_id from agreement where agreement_id = ${id} for update`,
  );
  return rows.length > 0;
}

/** Adds an agreement; false when its id is taken. `shippedHash` names the content of the file it came from. */
export async function addAgreement(
  session: Session,
  agreement: Agreement,
  shippedHash: string | null,
): Promise<boolean> {
  const { id, template, title, providerId, commissionerId, parentId } = agreement;
  const added = await session.run(
    sql`insert into agreement (agreement_id, template_code, title, provider_id, commissioner_id, parent_id,
          starts_on, ends_on, source, shipped_hash)
        values (${id}, ${template}, ${title}, ${providerId}, ${commissionerId}, ${parentId},
          ${agreement.startsOn}, ${agreement.endsOn}, ${agreement.source}, ${shippedHash})
        on conflict (agreement_id) do nothing`,
  );
  return added > 0;
}

/** A version before it is stored. */
export type NewVersion = Omit<Version, 'recordedAt'>;

export async function addVersion(session: Session, version: NewVersion): Promise<void> {
  const { actor } = version;
  await session.run(
    sql`insert into agreement_version (agreement_id, version_number, content, content_hash, based_on, changes,
          party, actor_name, actor_role, note)
        values (${version.agreementId}, ${version.number}, ${JSON.stringify(version.content)}::jsonb,
          ${version.contentHash}, ${version.basedOn}, ${JSON.stringify(version.changes)}::jsonb,
          ${actor.party}, ${actor.name}, ${actor.role}, ${version.note})`,
  );
}

/** An event before it is stored; its number is the next. */
export type NewEvent = Omit<AgreementEvent, 'recordedAt' | 'number'>;

export async function addEvent(session: Session, event: NewEvent): Promise<void> {
  const { actor, agreementId } = event;
  await session.run(
    sql`insert into agreement_event (agreement_id, event_number, kind, version_number, content_hash,
          party, actor_name, actor_role, took_effect_on, reason, superseded_by)
        select ${agreementId}, coalesce(max(event_number), 0) + 1, ${event.kind}, ${event.version}::int,
          ${event.contentHash}, ${actor.party}, ${actor.name}, ${actor.role}, ${event.on}::date,
          ${event.reason}, ${event.by}
        from agreement_event where agreement_id = ${agreementId}`,
  );
}

/** Keeps what a party accepts; said again, it changes nothing. */
export async function addAcceptance(
  session: Session,
  acceptance: Omit<Acceptance, 'recordedAt'>,
): Promise<void> {
  const { actor } = acceptance;
  await session.run(
    sql`insert into agreement_acceptance (agreement_id, version_number, finding_key, party, stated, computed,
          actor_name, actor_role, reason)
        values (${acceptance.agreementId}, ${acceptance.version}, ${acceptance.findingKey}, ${actor.party},
          ${acceptance.stated}, ${acceptance.computed}, ${actor.name}, ${actor.role}, ${acceptance.reason})
        on conflict do nothing`,
  );
}

export async function addComment(
  session: Session,
  comment: Omit<Comment, 'recordedAt' | 'number'>,
): Promise<void> {
  const { actor, agreementId } = comment;
  await session.run(
    sql`insert into agreement_comment (agreement_id, comment_number, about, party, actor_name, actor_role, words)
        select ${agreementId}, coalesce(max(comment_number), 0) + 1, ${comment.about}, ${actor.party},
          ${actor.name}, ${actor.role}, ${comment.text}
        from agreement_comment where agreement_id = ${agreementId}`,
  );
}

/** The content hash of the shipped file that an agreement was last loaded from; undefined when it is not there. */
export async function findShippedHash(
  session: Session,
  id: string,
): Promise<string | null | undefined> {
  const rows = await session.rows(
    z.object({ shipped_hash: z.string().nullable() }),
    sql`select shipped_hash from agreement where agreement_id = ${id}`,
  );
  return rows[0]?.shipped_hash;
}

export async function keepShippedHash(session: Session, id: string, hash: string): Promise<void> {
  await session.run(sql`update agreement set shipped_hash = ${hash} where agreement_id = ${id}`);
}
