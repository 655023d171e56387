import { GatehouseError, type Problem } from '../../errors.ts';

/** What can be wrong with a file of records, as it is counted. */
export const problemKinds = {
  heading: 'in the headings',
  row: 'in the shape of a row',
  provider: 'in who it is about',
  closed: 'of a provider that was not open',
  key: 'in the reference of a record',
  twice: 'of a record stated twice',
  missing: 'of something needed that is missing',
  person: 'of a person who may be named',
  date: 'in a date',
  order: 'of dates in the wrong order',
  value: 'in a value',
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** One mistake, and under which kind it is counted. */
export type RowProblem = { kind: ProblemKind; problem: Problem };

const problemsShown = 100;

/** Counts every problem by its kind and keeps the first hundred in full, however many there are. */
export class ProblemCount {
  readonly shown: Problem[] = [];
  private readonly counts = new Map<ProblemKind, number>();

  add(problems: readonly RowProblem[]): void {
    for (const { kind, problem } of problems) {
      this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
      if (this.shown.length < problemsShown) this.shown.push(problem);
    }
  }

  get total(): number {
    return [...this.counts.values()].reduce((total, count) => total + count, 0);
  }

  /** Throws DELIVER_RECORDS_REFUSED when there is any problem. */
  refuseAny(what: string): void {
    const { total } = this;
    if (total === 0) return;
    const many = total === 1 ? '1 problem' : `${print(total)} problems`;
    const some = total > problemsShown ? ` The first ${problemsShown} are listed.` : '';
    throw new GatehouseError(
      'DELIVER_RECORDS_REFUSED',
      `${what} was not stored: ${many}${this.byKind()}.${some} Nothing was stored.`,
      { status: 422, problems: this.shown },
    );
  }

  /** Where there are more than are listed, what they are: the commonest first. */
  private byKind(): string {
    if (this.total <= problemsShown) return '';
    const parts = [...this.counts]
      .toSorted(([, one], [, other]) => other - one)
      .map(([kind, count]) => `${print(count)} ${problemKinds[kind]}`);
    return ` (${parts.join(', ')})`;
  }
}

function print(count: number): string {
  return count.toLocaleString('en-GB');
}
