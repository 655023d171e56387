import { z } from 'zod';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
import type { Acceptance, Agreement, AgreementEvent, Comment, Version } from './agreement.ts';
import { refuseUnstorable, unstorableIn } from './storable-text.ts';

/** Holds an agreement until the transaction ends, so that two writers come one after the other; false when there is none. */
export async function lockAgreement(session: Session, id: string): Promise<boolean> {
  if (unstorableIn(id) !== undefined) return false;
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
  refuseUnstorable(agreement);
  const { id, template, title, providerId, commissionerId, parentId } = agreement;
  const added = await session.run(
    sql`insert into agreement (agreement_id, template_code, title, provider_id, commissioner_id, parent_id,
          starts_on, ends_on, source, shipped_hash)
        values (${id}, ${template}, ${title}, ${providerId}, ${commissionerId}, ${parentId},
          ${agreement.startsOn}::date, ${agreement.endsOn}::date, ${agreement.source}, ${shippedHash})
        on conflict (agreement_id) do nothing`,
  );
  return added > 0;
}

/** Whose an agreement is: its provider and its commissioner, by which the database decides who sees what belongs to it. */
export function sidesOf(agreementId: string): Sql {
  return sql`(select provider_id from agreement where agreement_id = ${agreementId}),
    (select commissioner_id from agreement where agreement_id = ${agreementId})`;
}

/** A version before it is stored. */
export type NewVersion = Omit<Version, 'recordedAt'>;

export async function addVersion(session: Session, version: NewVersion): Promise<void> {
  refuseUnstorable(version);
  const { actor } = version;
  await session.run(
    sql`insert into agreement_version (agreement_id, version_number, content, content_hash, based_on, changes,
          party, actor_name, actor_role, note, provider_id, commissioner_id)
        values (${version.agreementId}, ${version.number}, ${JSON.stringify(version.content)}::jsonb,
          ${version.contentHash}, ${version.basedOn}, ${JSON.stringify(version.changes)}::jsonb,
          ${actor.party}, ${actor.name}, ${actor.role}, ${version.note}, ${sidesOf(version.agreementId)})`,
  );
}

/** An event before it is stored; its number is the next. */
export type NewEvent = Omit<AgreementEvent, 'recordedAt' | 'number'>;

export async function addEvent(session: Session, event: NewEvent): Promise<void> {
  refuseUnstorable(event);
  const { actor, agreementId } = event;
  await session.run(
    sql`insert into agreement_event (agreement_id, event_number, kind, version_number, content_hash,
          party, actor_name, actor_role, took_effect_on, reason, superseded_by, provider_id, commissioner_id)
        select ${agreementId}, coalesce(max(event_number), 0) + 1, ${event.kind}, ${event.version}::int,
          ${event.contentHash}, ${actor.party}, ${actor.name}, ${actor.role}, ${event.on}::date,
          ${event.reason}, ${event.by}, ${sidesOf(agreementId)}
        from agreement_event where agreement_id = ${agreementId}`,
  );
}

/** Keeps what a party accepts; its number is the next. */
export async function addAcceptance(
  session: Session,
  acceptance: Omit<Acceptance, 'recordedAt'>,
): Promise<void> {
  refuseUnstorable(acceptance);
  const { actor, agreementId } = acceptance;
  await session.run(
    sql`insert into agreement_acceptance (agreement_id, acceptance_number, version_number, finding_key, party,
          stated, computed, actor_name, actor_role, reason, provider_id, commissioner_id)
        select ${agreementId}, coalesce(max(acceptance_number), 0) + 1, ${acceptance.version}::int,
          ${acceptance.findingKey}, ${actor.party}, ${acceptance.stated}, ${acceptance.computed}, ${actor.name},
          ${actor.role}, ${acceptance.reason}, ${sidesOf(agreementId)}
        from agreement_acceptance where agreement_id = ${agreementId}`,
  );
}

export async function addComment(
  session: Session,
  comment: Omit<Comment, 'recordedAt' | 'number'>,
): Promise<void> {
  refuseUnstorable(comment);
  const { actor, agreementId } = comment;
  await session.run(
    sql`insert into agreement_comment (agreement_id, comment_number, about, party, actor_name, actor_role, words,
          provider_id, commissioner_id)
        select ${agreementId}, coalesce(max(comment_number), 0) + 1, ${comment.about}, ${actor.party},
          ${actor.name}, ${actor.role}, ${comment.text}, ${sidesOf(agreementId)}
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

const belongings = [
  ...['agreement_version', 'agreement_event', 'agreement_acceptance', 'agreement_comment'],
  ...['agreement_notice', 'agreement_notice_event'],
];

/** Keeps what a corrected shipped file says of an agreement beside its words, and the hash of that file. */
export async function correctAgreement(
  session: Session,
  agreement: Agreement,
  shippedHash: string,
): Promise<void> {
  const { id, title, providerId, commissionerId, parentId, startsOn, endsOn, source } = agreement;
  await session.run(
    sql`update agreement set title = ${title}, provider_id = ${providerId}, commissioner_id = ${commissionerId},
          parent_id = ${parentId}, starts_on = ${startsOn}::date, ends_on = ${endsOn}::date, source = ${source},
          shipped_hash = ${shippedHash}
        where agreement_id = ${id}`,
  );
  for (const table of belongings) {
    await session.run(
      sql`update ${identifier(table)} set provider_id = ${providerId}, commissioner_id = ${commissionerId}
          where agreement_id = ${id} and (provider_id, commissioner_id) <> (${providerId}, ${commissionerId})`,
    );
  }
}
