import { z } from 'zod';
import { parties } from '../../catalogue/index.ts';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
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
import { unstorableIn } from './storable-text.ts';

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
  if (unstorableIn(id) !== undefined) return undefined;
  const [agreement] = await session.rows(
    agreementRow,
    sql`select * from agreement where agreement_id = ${id}`,
  );
  if (!agreement) return undefined;
  const [file] = await listFiles(session, [agreement], 'every version');
  return file;
}

/** What is kept of agreements, in their order; with the words of every version, or of the latest alone. */
export async function listFiles(
  session: Session,
  agreements: readonly Agreement[],
  words: 'every version' | 'the latest version',
): Promise<AgreementFile[]> {
  const ids = agreements.map(({ id }) => id);
  const versions = await session.rows(versionRow, versionStatement(ids, words));
  const events = await session.rows(eventRow, keptOf('agreement_event', ids, 'event_number'));
  const acceptances = await session.rows(
    acceptanceRow,
    keptOf('agreement_acceptance', ids, 'acceptance_number'),
  );
  const comments = await session.rows(
    commentRow,
    keptOf('agreement_comment', ids, 'comment_number'),
  );
  const notices = await listNotices(session, ids);
  const of = {
    ...{
      versions: byAgreement(versions),
      events: byAgreement(events),
      acceptances: byAgreement(acceptances),
    },
    ...{ comments: byAgreement(comments), notices: byAgreement(notices) },
  };
  return agreements.map((agreement) => ({
    agreement,
    versions: of.versions.get(agreement.id) ?? [],
    events: of.events.get(agreement.id) ?? [],
    acceptances: of.acceptances.get(agreement.id) ?? [],
    comments: of.comments.get(agreement.id) ?? [],
    notices: of.notices.get(agreement.id) ?? [],
  }));
}

function byAgreement<T extends { agreementId: string }>(items: readonly T[]): Map<string, T[]> {
  const sorted = new Map<string, T[]>();
  for (const item of items) {
    const others = sorted.get(item.agreementId);
    if (others) others.push(item);
    else sorted.set(item.agreementId, [item]);
  }
  return sorted;
}

/** An older version is told without its words where only the latest are asked for: they are long. */
function versionStatement(
  ids: readonly string[],
  words: 'every version' | 'the latest version',
): Sql {
  const all = sql`select * from agreement_version where agreement_id = any(${[...ids]}::text[])`;
  if (words === 'every version') return sql`${all} order by version_number`;
  return sql`
    select agreement_id, version_number, content_hash, based_on, '[]'::jsonb as changes, party, actor_name,
      actor_role, note, recorded_at,
      case when version_number = max(version_number) over (partition by agreement_id)
        then content else '{}'::jsonb end as content
    from (${all}) kept order by version_number`;
}

function keptOf(
  table: string,
  ids: readonly string[],
  order: 'event_number' | 'comment_number' | 'acceptance_number',
): Sql {
  return sql`select * from ${identifier(table)} where agreement_id = any(${[...ids]}::text[])
    order by ${identifier(order)}`;
}
