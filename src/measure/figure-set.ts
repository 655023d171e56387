import { type Period, printPeriod } from '../calendar/index.ts';
import type { KeptFigure } from '../commission/index.ts';

/** The current levels and published figures at hand, found by provider, metric and period. */
export class FigureSet {
  private readonly outturns = new Map<string, KeptFigure>();
  private readonly levels = new Map<string, KeptFigure>();
  private readonly mentions = new Map<string, KeptFigure[]>();
  private readonly stated = new Set<string>();

  constructor(levels: readonly KeptFigure[], published: readonly KeptFigure[]) {
    for (const figure of levels) {
      this.levels.set(keyOf(figure), figure);
      this.stated.add(`${figure.providerId}|${figure.metric}`);
    }
    for (const figure of published) {
      const key = keyOf(figure);
      this.stated.add(`${figure.providerId}|${figure.metric}`);
      if (figure.mentionedIn === '') this.outturns.set(key, figure);
      else this.mentions.set(key, [...(this.mentions.get(key) ?? []), figure]);
    }
  }

  findOutturn(providerId: string, metric: string, period: Period): KeptFigure | undefined {
    return this.outturns.get(key(providerId, metric, period));
  }

  findLevel(providerId: string, metric: string, period: Period): KeptFigure | undefined {
    return this.levels.get(key(providerId, metric, period));
  }

  /** Where the same source states the figure once more. */
  listMentions(providerId: string, metric: string, period: Period): readonly KeptFigure[] {
    return this.mentions.get(key(providerId, metric, period)) ?? [];
  }

  /** Whether anything at all is stated of a provider and metric, in any of the periods at hand. */
  states(providerId: string, metric: string): boolean {
    return this.stated.has(`${providerId}|${metric}`);
  }
}

function keyOf(figure: KeptFigure): string {
  return key(figure.providerId, figure.metric, figure.period);
}

function key(providerId: string, metric: string, period: Period): string {
  return `${providerId}|${metric}|${printPeriod(period)}`;
}
