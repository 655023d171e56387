import {
  addWorkingDays,
  dateOfDay,
  dayCount,
  getCalendar,
  type IsoDate,
} from '../calendar/index.ts';
import type { Kind } from './kind.ts';
import { leanBy } from './leaning.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { RecordId } from './record-id.ts';
import type { SimulatedProvider } from './simulated-provider.ts';
import type { Referred, World } from './world.ts';

/** What is settled of a record before its model says the rest. */
export type Settled = {
  kind: Kind;
  simulated: SimulatedProvider;
  id: RecordId;
  day: IsoDate;
  person: Person;
  referred: Referred | undefined;
};

/** What a model draws from, for one record. */
export class Draw {
  readonly random: Random;
  readonly simulated: SimulatedProvider;
  /** The day on which it happened. */
  readonly day: IsoDate;
  readonly id: RecordId;
  readonly person: Person;
  /** The day of what it refers to. */
  readonly referredDay: IsoDate | undefined;
  private readonly world: World;
  private readonly kind: Kind;

  constructor(world: World, settled: Settled, version: string) {
    this.world = world;
    this.kind = settled.kind;
    this.simulated = settled.simulated;
    this.day = settled.day;
    this.id = settled.id;
    this.person = settled.person;
    this.referredDay = settled.referred?.day;
    this.random = world.stream(settled.kind, settled.simulated, settled.id, version);
  }

  /** How large the estate is, of its full size; whatever counts people or money follows it. */
  get scale(): number {
    return this.world.plan.scale;
  }

  /** How many records of this type the provider has in the month. */
  get ofMonth(): number {
    const { provider } = this.simulated;
    return Math.max(1, this.world.plan.countOf(this.kind.type.code, provider.id, this.id.month));
  }

  /** A number of people or things at a provider of this size, whole. */
  sized(full: number): number {
    return Math.max(1, Math.round(full * this.scale));
  }

  /** Whether something good came about: more often at a good provider, less in a bad month. */
  good(name: string, probability: number): boolean {
    return this.random.chance(leanBy(probability, this.lean(name)));
  }

  /** Whether something bad came about. */
  bad(name: string, probability: number): boolean {
    return this.random.chance(leanBy(probability, -this.lean(name)));
  }

  /** A figure around a middle that a provider has of its own, and that moves with the months. */
  own(name: string, middle: number, spread = 0.15): number {
    return middle * Math.exp(spread * this.lean(name) + 0.05 * this.random.normal());
  }

  /** So many days after another day, by default the one on which it happened; null when that is not known yet. */
  later(days: number, after: IsoDate | null = this.day): IsoDate | null {
    return after === null ? null : this.known(dateOfDay(dayCount(after) + Math.round(days)));
  }

  /** So many working days after; null when that is not known yet. */
  workingDaysLater(days: number, after: IsoDate | null = this.day): IsoDate | null {
    if (after === null) return null;
    const calendar = getCalendar(this.world.calendars);
    return this.known(addWorkingDays(calendar, after, Math.round(days)));
  }

  /** So many days after it happened, also where that lies ahead: what is planned is known from the start. */
  ahead(days: number): IsoDate {
    return dateOfDay(dayCount(this.day) + Math.round(days));
  }

  /** So many days after it happened, or the last day of which anything is known. */
  seenUntil(days: number): IsoDate {
    return this.later(days) ?? this.world.horizon;
  }

  earlier(days: number): IsoDate {
    return dateOfDay(dayCount(this.day) - Math.round(days));
  }

  /** Working days that are a little too few or too many of a limit: mostly well within it. */
  within(name: string, share: number, limit: number): number {
    if (this.good(name, share)) return this.random.whole(Math.ceil(limit / 4), limit);
    return limit + 1 + Math.floor(this.random.around(limit / 2, 0.7));
  }

  private lean(name: string): number {
    const { provider } = this.simulated;
    const { groups } = this.person;
    const type = this.kind.type.code;
    return this.world.leaning.of({
      providerId: provider.id,
      type,
      name,
      month: this.id.month,
      groups,
    });
  }

  private known(day: IsoDate): IsoDate | null {
    return day <= this.world.horizon ? day : null;
  }
}
