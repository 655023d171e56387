import type { MonthIndex } from '../calendar/index.ts';
import { Random } from './random.ts';

/** What a chance is about. */
export type Occasion = {
  providerId: string;
  type: string;
  /** Which of the type's chances. */
  name: string;
  month: MonthIndex;
  groups: Readonly<Record<string, string | null>>;
};

const deviation = { provider: 0.4, year: 0.12, month: 0.12, group: 0.13 };
const badMonths = 1 / 16;
const middleMonth = 2007 * 12 + 3;

/**
 * What makes providers, months and groups of people differ: each provider is drawn once to do better or worse
 * than the middle, and to get better or worse over the years; now and then it has a bad month; and groups of
 * people fare a little differently. All of it in log-odds.
 */
export class Leaning {
  private readonly seed: number;
  private readonly known = new Map<string, number>();

  constructor(seed: number) {
    this.seed = seed;
  }

  /** By how much an occasion is better than the middle; negative when it is worse. */
  of({ providerId, type, name, month, groups }: Occasion): number {
    const own = `${providerId}|${type}|${name}`;
    let lean = deviation.provider * this.normal(own);
    lean += (deviation.year * this.normal(`${own}|by year`) * (month - middleMonth)) / 12;
    lean += deviation.month * this.normal(`${own}|${month}`);
    lean -= this.badness(providerId, type, month);
    for (const [breakdown, group] of Object.entries(groups)) {
      if (group !== null)
        lean += deviation.group * this.normal(`${type}|${name}|${breakdown}|${group}`);
    }
    return lean;
  }

  /** How bad a month is for all of a type at a provider; 0 for most. */
  badness(providerId: string, type: string, month: MonthIndex): number {
    return this.once(`${providerId}|${type}|${month}|bad`, (random) =>
      random.chance(badMonths) ? 0.6 + 0.8 * random.next() : 0,
    );
  }

  /** A normal number of mean 0 and deviation 1 that stays the same for a text. */
  normal(text: string): number {
    return this.once(text, (random) => random.normal());
  }

  private once(text: string, draw: (random: Random) => number): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const drawn = draw(new Random(`${this.seed}|${text}`));
    this.known.set(text, drawn);
    return drawn;
  }
}

/** A probability moved by log-odds. */
export function leanBy(probability: number, lean: number): number {
  if (probability <= 0 || probability >= 1) return probability;
  return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + lean)));
}
