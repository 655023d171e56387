/** Work that is done one piece after another, in the order in which it was asked for. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** Begins when all that was asked for before is done, well or not. */
  do<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work, work);
    this.last = turn;
    return turn;
  }
}
