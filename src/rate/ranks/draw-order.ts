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
  private readonly orders = new Map<string, Uint8Array>();
  private readonly streamOfMetric = new Map<string, number>();
  private provider: string | undefined;
  private drawn = new Map<number, Uint8Array>();

  constructor({ seed, draws }: { seed: number; draws: number }) {
    this.seed = seed;
    this.draws = draws;
  }

  streamOf(metric: string): number {
    const known = this.streamOfMetric.get(metric);
    if (known !== undefined) return known;
    const stream = new Random(`stream of ${metric}`).whole(0, streams - 1);
    this.streamOfMetric.set(metric, stream);
    return stream;
  }

  /** The order in which a stream goes through what a metric might have been so many periods ago. */
  orderOf(metric: string, ago: number): Uint8Array {
    const name = `${this.seed}, ${metric}, ${ago} ago`;
    const known = this.orders.get(name);
    if (known) return known;
    const order = shuffled(new Random(name));
    this.orders.set(name, order);
    return order;
  }

  /** For each draw, which of its worlds a stream of a provider is in. */
  worldsOf(provider: string, stream: number): Uint8Array {
    if (this.provider !== provider) {
      this.provider = provider;
      this.drawn = new Map();
    }
    const known = this.drawn.get(stream);
    if (known) return known;
    const drawn = new Uint8Array(this.draws);
    new Random(`${this.seed}, ${provider}, stream ${stream}`).bytes(drawn);
    this.drawn.set(stream, drawn);
    return drawn;
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
