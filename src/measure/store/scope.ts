import type { Calendar, IsoDate } from '../../calendar/index.ts';
import { vintages } from '../../calendar/index.ts';
import { identifier, type Sql, sql } from '../../database/index.ts';

/** The calendar that working days are counted in, in its newest vintage. */
export type WorkingDays = { calendar: string; vintage: IsoDate };

/** The newest vintage of a calendar. */
export function newestWorkingDays(calendar: Calendar): WorkingDays {
  return { calendar: calendar.name, vintage: vintages(calendar).at(-1) ?? calendar.knownFrom };
}

/** A column of the records that are counted, which stand under the name `r`. */
export function column(field: string): Sql {
  return sql`r.${identifier(field)}`;
}

/**
 * Collects the joins that the days of one query need, each once: a field's day with its number among the
 * working days, and the day that lies so many working days after it.
 */
export class Scope {
  private readonly joined = new Map<string, Sql>();
  private readonly workingDays: WorkingDays;

  constructor(workingDays: WorkingDays) {
    this.workingDays = workingDays;
  }

  /** The number of working days up to and including a field's day. */
  numberOf(field: string): Sql {
    return sql`${this.numbered(field)}.number`;
  }

  /** The day that lies `count` working days after a field's day. */
  deadline(field: string, count: number): Sql {
    const name = identifier(`due_${count}_${field}`);
    const start = this.numbered(field);
    const { calendar, vintage } = this.workingDays;
    this.join(
      `due_${count}_${field}`,
      () => sql`
      left join working_day ${name} on ${name}.calendar = ${calendar} and ${name}.vintage = ${vintage}::date
        and ${name}.is_working and ${name}.number = ${start}.number + ${count}::integer`,
    );
    return sql`${name}.day`;
  }

  /** The joins, in the order in which they build on one another. */
  joins(): Sql {
    return [...this.joined.values()].reduce((all, join) => sql`${all} ${join}`, sql``);
  }

  private numbered(field: string): Sql {
    const name = identifier(`day_${field}`);
    const { calendar, vintage } = this.workingDays;
    this.join(
      `day_${field}`,
      () => sql`
      left join working_day ${name} on ${name}.calendar = ${calendar} and ${name}.vintage = ${vintage}::date
        and ${name}.day = ${column(field)}`,
    );
    return name;
  }

  private join(name: string, make: () => Sql): void {
    if (!this.joined.has(name)) this.joined.set(name, make());
  }
}
