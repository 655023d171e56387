const bins = 256;

/** Draws that are fetched at once, since the scores of a row stand together. */
const fetched = 16;

/**
 * The places of all rows in single draws: 1 is best, equal scores share one. Sorted by bins between the lowest
 * and the highest score, and within them by insertion, since few share a bin.
 */
export class DrawPlaces {
  /** By the index of a row; of the draw last looked at. */
  readonly places: Uint16Array;
  private readonly scores: readonly Float64Array[];
  private readonly block: Float64Array;
  private blockFrom = Number.NaN;
  private values: Float64Array;
  private readonly sorted: Float64Array;
  private readonly order: Uint16Array;
  private readonly binOf: Uint16Array;
  private readonly starts = new Uint16Array(bins + 1);

  /** Scores of each row by draw. */
  constructor(scores: readonly Float64Array[]) {
    this.scores = scores;
    this.places = new Uint16Array(scores.length);
    this.block = new Float64Array(fetched * scores.length);
    this.values = new Float64Array(scores.length);
    this.sorted = new Float64Array(scores.length);
    this.order = new Uint16Array(scores.length);
    this.binOf = new Uint16Array(scores.length);
  }

  lookAt(draw: number): Uint16Array {
    this.fetch(draw);
    this.putInBins();
    this.sort();
    let place = 0;
    let above = Number.NaN;
    for (let at = 0; at < this.sorted.length; at += 1) {
      const value = this.sorted[at] ?? 0;
      if (value !== above) place = at + 1;
      above = value;
      this.places[this.order[at] ?? 0] = place;
    }
    return this.places;
  }

  private fetch(draw: number): void {
    const from = draw - (draw % fetched);
    const rows = this.scores.length;
    if (from !== this.blockFrom) {
      this.scores.forEach((own, row) => {
        for (let at = 0; at < fetched; at += 1) this.block[at * rows + row] = own[from + at] ?? 0;
      });
      this.blockFrom = from;
    }
    this.values = this.block.subarray((draw - from) * rows, (draw - from + 1) * rows);
  }

  private putInBins(): void {
    const { values, binOf, starts } = this;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = high > low ? (bins - 1) / (high - low) : 0;
    starts.fill(0);
    for (let row = 0; row < values.length; row += 1) {
      // The best come first, and so are in the lowest bin.
      const bin = Math.floor((high - (values[row] ?? 0)) * scale);
      binOf[row] = bin;
      starts[bin + 1] = (starts[bin + 1] ?? 0) + 1;
    }
    for (let bin = 1; bin <= bins; bin += 1)
      starts[bin] = (starts[bin] ?? 0) + (starts[bin - 1] ?? 0);
  }

  private sort(): void {
    const { values, binOf, starts, sorted, order } = this;
    for (let row = 0; row < values.length; row += 1) {
      const bin = binOf[row] ?? 0;
      const at = starts[bin] ?? 0;
      starts[bin] = at + 1;
      sorted[at] = values[row] ?? 0;
      order[at] = row;
    }
    for (let from = 1; from < sorted.length; from += 1) {
      const value = sorted[from] ?? 0;
      const row = order[from] ?? 0;
      let to = from;
      while (to > 0 && (sorted[to - 1] ?? 0) < value) {
        sorted[to] = sorted[to - 1] ?? 0;
        order[to] = order[to - 1] ?? 0;
        to -= 1;
      }
      sorted[to] = value;
      order[to] = row;
    }
  }
}
