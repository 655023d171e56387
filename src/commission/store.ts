import { z } from 'zod';
import { type Period, parsePeriod, printPeriod } from '../calendar/index.ts';
import { type Nothing, nothings } from '../catalogue/index.ts';
import { identifier, type Session, type Sql, sql } from '../database/index.ts';
import type { Comparison, KeptFigure, StatedFigure } from './stated-figure.ts';

/** Which figures to list; what is left out does not narrow. `asAt` asks for what was known at an instant. */
export type FigureQuery = {
  providerIds?: readonly string[];
  metrics?: readonly string[];
  periods?: readonly Period[];
  asAt?: string;
  /** Only what a source states once more of a figure. */
  onlyMentions?: boolean;
};

/** An append-only table of stated figures. */
export type StatedTable = {
  /** Adds what is new or stated otherwise under a batch, and compares as `compare` does. Seen once the batch is committed. */
  add(
    session: Session,
    batchId: number,
    figures: readonly StatedFigure[],
    limit?: number,
  ): Promise<Comparison>;
  compare(session: Session, figures: readonly StatedFigure[], limit: number): Promise<Comparison>;
  listCurrent(session: Session, query: FigureQuery): Promise<KeptFigure[]>;
  /** Every revision of one figure, the latest first. */
  listRevisions(session: Session, revisionId: number): Promise<KeptFigure[]>;
  /** What a batch brought, in the order of its file; all of it, or a portion. */
  listBatch(session: Session, batchId: number, portion?: Portion): Promise<KeptFigure[]>;
  countBatch(session: Session, batchId: number): Promise<number>;
  /** What each of these revisions superseded, as it was printed; nothing for those that were new. */
  listSuperseded(session: Session, revisionIds: readonly number[]): Promise<Map<number, string>>;
  /** How many current figures there are by what stands in a column: no kind of nothing, and one stated again elsewhere once. */
  countBy(session: Session, column: CountColumn, query: FigureQuery): Promise<Map<string, number>>;
  deleteBatch(session: Session, batchId: number): Promise<void>;
};

/** A part of a long list: how many to pass over, and how many to give at most. */
export type Portion = { offset: number; limit: number };

/** By what figures are counted. */
export type CountColumn = 'provider_id' | 'metric_code' | 'period';

const nothingValue = z.custom<Nothing>((value) => nothings.some((nothing) => nothing === value));

const figureRow = z
  .object({
    revision_id: z.number(),
    batch_id: z.number(),
    provider_id: z.string(),
    metric_code: z.string(),
    period: z.string(),
    mentioned_in: z.string(),
    value: z.number().nullable(),
    printed: z.string(),
    decimals: z.number(),
    nothing: nothingValue.nullable(),
    choice: z.string().nullable(),
    sheet_name: z.string().nullable(),
    row_number: z.number(),
    column_name: z.string(),
    note: z.string().nullable(),
    file_name: z.string(),
    recorded_by: z.string(),
    committed_at: z.string(),
  })
  .transform(
    (row): KeptFigure => ({
      revisionId: row.revision_id,
      batchId: row.batch_id,
      providerId: row.provider_id,
      metric: row.metric_code,
      period: parsePeriod(row.period),
      mentionedIn: row.mentioned_in,
      stated: {
        value: row.value,
        text: row.printed,
        decimals: row.decimals,
        nothing: row.nothing,
        ...(row.choice === null ? {} : { choice: row.choice }),
      },
      place: { sheet: row.sheet_name, row: row.row_number, column: row.column_name },
      note: row.note,
      fileName: row.file_name,
      recordedBy: row.recorded_by,
      recordedAt: row.committed_at,
    }),
  );

const countRow = z.object({ counted: z.string(), figures: z.number() });
const comparisonRow = z.object({
  added: z.number(),
  revised: z.number(),
  changes: z.array(z.object({ position: z.number(), before: z.string().nullable() })),
});

const figureKey = sql`provider_id, metric_code, period, mentioned_in`;
const listed = sql`f.*, b.file_name, b.recorded_by, b.committed_at`;

/** The levels: what was agreed, by provider, metric and period. */
export const levels = statedTable('level');

/** The same levels; what is added to these only those see who may see the agreement or what came of it. */
export const unpublishedLevels = statedTable('level', sql`false`);

/** A table of stated figures by its name; the levels are one, the published figures another. */
export function statedTable(name: 'level' | 'published_figure', published?: Sql): StatedTable {
  const table = identifier(name);
  const kept = sql`${table} f join import_batch b on b.batch_id = f.batch_id and b.committed_at is not null`;
  const compared = (figures: readonly StatedFigure[]) => comparedWith(kept, figures);
  return {
    add: (session, batchId, figures, limit = 0) => {
      const inserted = insertion(table, batchId, published);
      return tellComparison(session, figures, comparison(compared(figures), limit, inserted));
    },
    compare: (session, figures, limit) =>
      tellComparison(session, figures, comparison(compared(figures), limit, sql``)),
    listCurrent: (session, query) =>
      session.rows(
        figureRow,
        sql`select distinct on (${figureKey}) ${listed} from ${kept} where ${narrowed(query)}
            order by ${figureKey}, f.batch_id desc`,
      ),
    listRevisions: (session, revisionId) =>
      session.rows(
        figureRow,
        sql`select ${listed} from ${kept}
            join ${table} asked on (asked.provider_id, asked.metric_code, asked.period, asked.mentioned_in)
              = (f.provider_id, f.metric_code, f.period, f.mentioned_in)
            where asked.revision_id = ${revisionId} order by f.batch_id desc`,
      ),
    listBatch: (session, batchId, portion) =>
      session.rows(
        figureRow,
        sql`select ${listed} from ${kept} where f.batch_id = ${batchId} order by f.revision_id
            ${portion ? sql`limit ${portion.limit} offset ${portion.offset}` : sql``}`,
      ),
    countBatch: async (session, batchId) => {
      const counted = sql`select count(*) as figures from ${kept} where f.batch_id = ${batchId}`;
      const rows = await session.rows(z.object({ figures: z.number() }), counted);
      return rows[0]?.figures ?? 0;
    },
    listSuperseded: async (session, revisionIds) => {
      const rows = await session.rows(supersededRow, supersededStatement(table, kept, revisionIds));
      return new Map(rows.map(({ revision_id, before }) => [revision_id, before]));
    },
    countBy: async (session, column, query) => {
      const rows = await session.rows(countRow, countStatement(kept, column, query));
      return new Map(rows.map(({ counted, figures }) => [counted, figures]));
    },
    deleteBatch: async (session, batchId) => {
      await session.run(sql`delete from ${table} where batch_id = ${batchId}`);
    },
  };
}

function countStatement(kept: Sql, column: CountColumn, query: FigureQuery): Sql {
  return sql`
    select ${identifier(column)} as counted, count(*)::int as figures from (
      select distinct on (f.provider_id, f.metric_code, f.period)
        f.provider_id, f.metric_code, f.period, f.nothing
      from ${kept} where ${narrowed(query)} and f.mentioned_in = ''
      order by f.provider_id, f.metric_code, f.period, f.batch_id desc
    ) current where nothing is null group by ${identifier(column)}`;
}

function narrowed(query: FigureQuery): Sql {
  const { providerIds, metrics, periods, asAt, onlyMentions } = query;
  return sql`true
    ${providerIds ? sql`and f.provider_id = any(${[...providerIds]}::text[])` : sql``}
    ${metrics ? sql`and f.metric_code = any(${[...metrics]}::text[])` : sql``}
    ${periods ? sql`and f.period = any(${periods.map(printPeriod)}::text[])` : sql``}
    ${onlyMentions ? sql`and f.mentioned_in <> ''` : sql``}
    ${asAt ? sql`and b.committed_at <= ${asAt}::timestamptz` : sql``}`;
}

const supersededRow = z.object({ revision_id: z.number(), before: z.string() });

function supersededStatement(table: Sql, kept: Sql, revisionIds: readonly number[]): Sql {
  return sql`
    select asked.revision_id, older.printed as before from ${table} asked
    join lateral (
      select f.printed from ${kept}
      where f.provider_id = asked.provider_id and f.metric_code = asked.metric_code
        and f.period = asked.period and f.mentioned_in = asked.mentioned_in and f.batch_id < asked.batch_id
      order by f.batch_id desc limit 1
    ) older on true
    where asked.revision_id = any(${[...revisionIds]}::bigint[])`;
}

async function tellComparison(
  session: Session,
  figures: readonly StatedFigure[],
  statement: Sql,
): Promise<Comparison> {
  const [row] = await session.rows(comparisonRow, statement);
  const { added, revised, changes } = row ?? { added: 0, revised: 0, changes: [] };
  return {
    ...{ added, revised, unchanged: figures.length - added - revised },
    changes: changes.flatMap(({ position, before }) => {
      const figure = figures[position - 1];
      return figure ? [{ figure, before }] : [];
    }),
  };
}

/** The figures of a file, each beside what is kept under its key. */
function comparedWith(kept: Sql, figures: readonly StatedFigure[]): Sql {
  return sql`
    select incoming.*, current.printed as before,
      current.revision_id is null as is_new,
      current.revision_id is not null and (current.value, current.printed, current.nothing, current.choice)
        is distinct from (incoming.value, incoming.printed, incoming.nothing, incoming.choice) as is_changed
    from ${incoming(figures)}
    left join lateral (
      select f.revision_id, f.value, f.printed, f.nothing, f.choice from ${kept}
      where f.provider_id = incoming.provider_id and f.metric_code = incoming.metric_code
        and f.period = incoming.period and f.mentioned_in = incoming.mentioned_in
      order by f.batch_id desc limit 1
    ) current on true`;
}

/** How many figures are new or changed and the first of them, revisions before new ones; `also` may act on them. */
function comparison(compared: Sql, limit: number, also: Sql): Sql {
  return sql`
    with compared as materialized (${compared}) ${also}
    select count(*) filter (where is_new) as added, count(*) filter (where is_changed) as revised, (
      select coalesce(jsonb_agg(jsonb_build_object('position', position, 'before', before)), '[]') from (
        select position, before from compared where is_new or is_changed
        order by is_new, position limit ${limit}
      ) first_changes
    ) as changes
    from compared`;
}

function insertion(table: Sql, batchId: number, published: Sql | undefined): Sql {
  const columns = sql`provider_id, metric_code, period, mentioned_in, first_month, months, value, printed,
    decimals, nothing, choice, sheet_name, row_number, column_name, note`;
  const [named, valued] = published ? [sql`, published`, sql`, ${published}`] : [sql``, sql``];
  return sql`, inserted as (
      insert into ${table} (batch_id, ${columns}${named})
      select ${batchId}, ${columns}${valued} from compared where is_new or is_changed order by position
    )`;
}

function incoming(figures: readonly StatedFigure[]): Sql {
  const column = <T>(read: (figure: StatedFigure) => T): T[] => figures.map(read);
  return sql`unnest(
    ${column((f) => f.providerId)}::text[], ${column((f) => f.metric)}::text[],
    ${column((f) => printPeriod(f.period))}::text[], ${column((f) => f.mentionedIn)}::text[],
    ${column((f) => f.period.first)}::int[], ${column((f) => f.period.months)}::int[],
    ${column((f) => f.stated.value)}::numeric[], ${column((f) => f.stated.text)}::text[],
    ${column((f) => f.stated.decimals)}::smallint[], ${column((f) => f.stated.nothing)}::text[],
    ${column((f) => f.stated.choice ?? null)}::text[], ${column((f) => f.place.sheet)}::text[],
    ${column((f) => f.place.row)}::int[], ${column((f) => f.place.column)}::text[],
    ${column((f) => f.note)}::text[]
  ) with ordinality as incoming (provider_id, metric_code, period, mentioned_in, first_month, months, value,
    printed, decimals, nothing, choice, sheet_name, row_number, column_name, note, position)`;
}
