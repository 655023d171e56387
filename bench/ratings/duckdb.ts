import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { RatedSubject } from '../../src/rate/scheme/rated-subject.ts';
import { attainmentLine } from './schemes.ts';

/** The places of a provider in the draws of plain SQL. */
export type SqlInterval = { id: string; lower: number; median: number; upper: number };

/**
 * The same model of chance and the same scheme, written plainly in SQL: every figure is drawn by Marsaglia and
 * Tsang (2000), scored, weighed, summed and ranked, row by row and draw by draw.
 */
export class DuckRanks {
  private readonly connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  static async open(
    subjects: readonly RatedSubject[],
    weights: ReadonlyMap<string, number>,
  ): Promise<DuckRanks> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      'create table figure (provider varchar, proportion boolean, top double, bottom double, level double, weight double)',
    );
    const rows = subjects.flatMap(({ id, spans }) =>
      [...(spans[0]?.figures ?? [])].flatMap(([input, { level, chance }]) => {
        if (chance?.kind !== 'proportion' && chance?.kind !== 'events') return [];
        const bottom = chance.kind === 'proportion' ? chance.bottom : chance.top;
        const values = [chance.top, bottom, level ?? 'null', weights.get(input) ?? 0];
        return [`('${id}', ${chance.kind === 'proportion'}, ${values.join(', ')})`];
      }),
    );
    await connection.run(`insert into figure values ${rows.join(', ')}`);
    return new DuckRanks(connection);
  }

  /** Draws, scores and ranks anew from all figures. */
  async ranks({ draws, seed }: { draws: number; seed: number }): Promise<SqlInterval[]> {
    await this.connection.run(`select setseed(${seed / 1e6})`);
    const read = await this.connection.runAndReadAll(ranksInSql(draws));
    return read.getRows().map(([id, lower, median, upper]) => ({
      id: String(id),
      ...{ lower: Number(lower), median: Number(median), upper: Number(upper) },
    }));
  }

  close(): void {
    this.connection.closeSync();
  }
}

const normal = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())';

/** A gamma of shape `a` (at least 1) by one try, null where it is refused. */
function tryGamma(a: string, x: string, u: string): string {
  const d = `(${a} - 1.0 / 3)`;
  const v = `pow(1 + ${x} / sqrt(9 * ${d}), 3)`;
  return `case when ${v} > 0 and ln(${u}) < 0.5 * ${x} * ${x} + ${d} - ${d} * ${v} + ${d} * ln(greatest(${v}, 1e-300)) then ${d} * ${v} end`;
}

/** One more than the shape wanted is drawn, and taken back by a power, so that a shape of a half will do. Two tries. */
function gamma(shape: string, name: string): string {
  const a = `(${shape} + 1)`;
  const tries = ['1', '2'].map((at) => tryGamma(a, `${name}_x${at}`, `${name}_u${at}`));
  return `coalesce(${tries.join(', ')}, ${a}) * pow(${name}_p, 1 / (${shape}))`;
}

function columns(name: string): string {
  const tries = ['1', '2'].map(
    (at) => `${normal} as ${name}_x${at}, 1 - random() as ${name}_u${at}`,
  );
  return `${tries.join(', ')}, 1 - random() as ${name}_p`;
}

function ranksInSql(draws: number): string {
  return `
    with number as (
      select figure.*, draw, ${columns('one')}, ${columns('other')}
      from figure cross join range(${draws}) as draws(draw)
    ), gammas as (
      select provider, draw, proportion, bottom, level, weight, ${gamma('top + 0.5', 'one')} as one,
        case when proportion then ${gamma('bottom - top + 0.5', 'other')} end as other
      from number
    ), outturn as (
      select provider, draw, proportion, level, weight,
        case when proportion then 100 * floor(bottom * one / (one + other) + 0.5) / bottom else floor(one + 0.5) end as outturn
      from gammas
    ), attained as (
      select provider, draw, weight,
        case
          when level = 0 then case when proportion or outturn = 0 then 100 else 0 end
          when proportion then 100 * outturn / level
          else 200 - 100 * outturn / level
        end as attained
      from outturn
    ), scored as (
      select provider, draw, floor(10 * sum(weight * ${lineInSql('attained')}) / sum(weight) + 0.5) / 10 as score
      from attained group by provider, draw
    ), ranked as (
      select provider, rank() over (partition by draw order by score desc) as place from scored
    )
    select provider, quantile_disc(place, 0.025), quantile_disc(place, 0.5), quantile_disc(place, 0.975)
    from ranked group by provider order by provider`;
}

function lineInSql(measured: string): string {
  const [first, ...rest] = attainmentLine;
  let before = first;
  const pieces = rest.map(([measure, points]) => {
    const [from, low] = before ?? [0, 0];
    before = [measure, points];
    const slope = (points - low) / (measure - from);
    return `when ${measured} < ${measure} then ${low} + (${measured} - ${from}) * ${slope}`;
  });
  return `case when ${measured} <= ${first?.[0]} then ${first?.[1]} ${pieces.join(' ')} else ${before?.[1]} end`;
}
