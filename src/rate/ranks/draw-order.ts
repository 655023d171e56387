import { Random } from '../../simulate/index.ts';
import { OutturnTables } from './outturn-worlds.ts';
import { worlds } from './quantiles.ts';

/**
 * A provider's work is drawn in so many streams. The metrics of one stream share the numbers drawn and are
 * matched with one another at random, each in an order of its own (Latin hypercube sampling: M. D. McKay,
 * R. J. Beckman and W. J. Conover, Technometrics 21, 1979), so that a draw costs the same for a hundred metrics.
 */
export const streams = 16;

/** Which worlds are drawn. Everything hangs on the seed and on names, so that it does not matter who else is asked about. */
export class DrawOrder {
  readonly tables = new OutturnTables();
  private readonly seed: number;
  private readonly draws: number;
  private readonly metrics = new Map<string, MetricOrder>();
  private readonly rooms: Uint8Array[] = [];
  private provider: string | undefined;
  private drawn = new Map<number, Uint8Array>();

  constructor({ seed, draws }: { seed: number; draws: number }) {
    this.seed = seed;
    this.draws = draws;
  }

  of(metric: string): MetricOrder {
    const known = this.metrics.get(metric);
    if (known) return known;
    const made = new MetricOrder(metric, this.seed);
    this.metrics.set(metric, made);
    return made;
  }

  /** For each draw, which of its worlds a stream of a provider is in. */
  worldsOf(provider: string, stream: number): Uint8Array {
    if (this.provider !== provider) {
      this.provider = provider;
      this.drawn = new Map();
    }
    const known = this.drawn.get(stream);
    if (known) return known;
    const drawn = this.roomFor(stream);
    new Random(`${this.seed}, ${provider}, stream ${stream}`).bytes(drawn);
    this.drawn.set(stream, drawn);
    return drawn;
  }

  /** The same room for every provider, one after the other. */
  private roomFor(stream: number): Uint8Array {
    const room = this.rooms[stream] ?? new Uint8Array(this.draws);
    this.rooms[stream] = room;
    return room;
  }
}

/** How a metric is drawn. */
export class MetricOrder {
  readonly stream: number;
  private readonly metric: string;
  private readonly seed: number;
  private readonly orders: Uint8Array[] = [];

  constructor(metric: string, seed: number) {
    this.metric = metric;
    this.seed = seed;
    this.stream = new Random(`stream of ${metric}`).whole(0, streams - 1);
  }

  /** The order in which its stream goes through what it might have been so many periods ago. */
  ago(periods: number): Uint8Array {
    const order =
      this.orders[periods] ?? shuffled(new Random(`${this.seed}, ${this.metric}, ${periods} ago`));
    this.orders[periods] = order;
    return order;
  }
}

/** Every world once, in an order drawn at random (Fisher and Yates). */
function shuffled(random: Random): Uint8Array {
  const order = Uint8Array.from({ length: worlds }, (_, index) => index);
  for (let last = worlds - 1; last > 0; last -= 1) {
    const other = random.whole(0, last);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
