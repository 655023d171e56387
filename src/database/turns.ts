/** Lets one piece of work run at a time, in the order of asking: the embedded engine has a single connection. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private begun = 0;
  private ended = 0;

  /** How many wait behind the one that is running. */
  get waiting(): number {
    return Math.max(0, this.begun - this.ended - 1);
  }

  next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.begun += 1;
    const end = () => {
      this.ended += 1;
    };
    this.last = result.then(end, end);
    return result;
  }
}
