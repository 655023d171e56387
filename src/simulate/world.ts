import {
  type Calendars,
  endsOn,
  type IsoDate,
  type MonthIndex,
  monthsOf,
  type Period,
} from '../calendar/index.ts';
import { Days } from './days.ts';
import type { Kind } from './kind.ts';
import { Leaning } from './leaning.ts';
import { crowdSize, type Person, personOf } from './people.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';
import { keyOf, type RecordId } from './record-id.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

/** What a record refers to; one that is not there has no day. */
export type Referred = { key: string; day: IsoDate | undefined; id: RecordId | undefined };

const dangling = 0.002;
const usualBack = 8;

type Given = {
  seed: number;
  calendars: Calendars;
  kinds: readonly Kind[];
  plan: Plan;
  period: Period;
};

/** What one simulation knows: all of it follows from the seed, so nothing that was drawn has to be kept. */
export class World {
  readonly seed: number;
  /** The last day of which anything is known. */
  readonly horizon: IsoDate;
  readonly months: readonly MonthIndex[];
  readonly calendars: Calendars;
  readonly leaning: Leaning;
  readonly plan: Plan;
  private readonly days: Days;
  private readonly kinds: ReadonlyMap<string, Kind>;

  constructor({ seed, calendars, kinds, plan, period }: Given) {
    this.seed = seed;
    this.horizon = endsOn(period);
    this.months = monthsOf(period).map(({ first }) => first);
    this.calendars = calendars;
    this.plan = plan;
    this.leaning = new Leaning(seed);
    this.days = new Days(calendars);
    this.kinds = new Map(kinds.map((kind) => [kind.type.code, kind]));
  }

  /** The stream of random numbers that one record has for a purpose. */
  stream({ type }: Kind, { provider }: SimulatedProvider, id: RecordId, purpose: string): Random {
    return new Random(`${this.seed}|${provider.id}|${type.code}|${keyOf(id)}|${purpose}`);
  }

  /** The day on which a record happened; undefined when the provider was open on none that it could be. */
  dayOf(kind: Kind, simulated: SimulatedProvider, id: RecordId): IsoDate | undefined {
    const random = this.stream(kind, simulated, id, 'day');
    return this.days.draw(random, simulated.provider, id.month, kind.model.rhythm);
  }

  /** What a record refers to: something that happened before it; now and then something that is not there. */
  referenceOf(
    kind: Kind,
    simulated: SimulatedProvider,
    id: RecordId,
    day = this.dayOf(kind, simulated, id),
  ): Referred | undefined {
    const to = kind.type.fields.find((field) => field.kind === 'reference')?.to;
    const target = to === undefined ? undefined : this.kinds.get(to);
    if (!target) return undefined;
    const random = this.stream(kind, simulated, id, 'reference');
    if (random.chance(dangling))
      return { key: `missing-${random.whole(1, 9999)}`, day: undefined, id: undefined };
    const back = random.whole(0, kind.model.refersBack ?? usualBack);
    return this.lastBefore(target, simulated, {
      id,
      back,
      random,
      before: day,
    });
  }

  /** One of the month that lies so far back or, where that has none, of a month before or after it. */
  private lastBefore(
    target: Kind,
    simulated: SimulatedProvider,
    {
      id,
      back,
      random,
      before = '',
    }: { id: RecordId; back: number; random: Random; before: IsoDate | undefined },
  ): Referred | undefined {
    for (const month of monthsNear(id.month - back, id.month)) {
      const count = this.plan.countOf(target.type.code, simulated.provider.id, month);
      if (count === 0) continue;
      const referred = { month, index: random.whole(0, count - 1) };
      const day = this.dayOf(target, simulated, referred);
      if (day !== undefined && day <= before) return { key: keyOf(referred), day, id: referred };
    }
    return undefined;
  }

  /** Whom a record is about: the person of what it refers to, else one of the provider's crowd. */
  personOf(
    kind: Kind,
    simulated: SimulatedProvider,
    id: RecordId,
    referred = this.referenceOf(kind, simulated, id),
  ): Person {
    const crowd = kind.model.crowd ?? 'offenders';
    const to = kind.type.fields.find((field) => field.kind === 'reference')?.to;
    const target = to === undefined ? undefined : this.kinds.get(to);
    if (referred?.id && target) return this.personOf(target, simulated, referred.id);
    const size = crowdSize(simulated, crowd, this.plan.scale);
    const number = this.stream(kind, simulated, id, 'person').whole(1, size);
    return personOf(this.seed, simulated, crowd, number);
  }
}

/** The month asked for, then those before it, then those after it up to the last. */
function monthsNear(month: MonthIndex, last: MonthIndex): MonthIndex[] {
  const before = [0, 1, 2, 3].map((back) => month - back);
  const after = [1, 2, 3, 4].map((on) => month + on).filter((one) => one <= last);
  return [...before, ...after];
}
