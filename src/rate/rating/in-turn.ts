import { GatehouseError } from '../../errors.ts';

/** More would wait for longer than a reader does. */
const mostWaiting = 20;

/** Work that is done one piece after another, in the order in which it was asked for. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Begins when all that was asked for before is done, well or not. Throws RATE_DRAWING_BUSY where that is too much. */
  do<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= mostWaiting) {
      throw new GatehouseError(
        'RATE_DRAWING_BUSY',
        'Places are being drawn for many others; ask again in a minute.',
        { status: 503 },
      );
    }
    this.waiting += 1;
    const turn = this.last.then(work, work).finally(() => {
      this.waiting -= 1;
    });
    this.last = turn;
    return turn;
  }
}
