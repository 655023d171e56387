import type { AnnualReport } from './document.ts';
import { type Figure, type NamedSource, sourcesOf, type Working } from './figure.ts';
import { figuresIn, figuresOfTable } from './figures-in.ts';

/**
 * Where the figures of a report come from, numbered in the order in which they first stand in it:
 * S1, S2 … the places in files, W1, W2 … what was worked out. Every format of the report uses these numbers.
 */
export class Ledger {
  private readonly sourceIds = new Map<string, { id: string; source: NamedSource }>();
  private readonly workingIds = new Map<string, { id: string; working: Working }>();

  constructor(report: Pick<AnnualReport, 'sections' | 'tidyTables'>) {
    const figures = [
      ...report.sections.flatMap(figuresIn),
      ...report.tidyTables.flatMap(figuresOfTable),
    ];
    for (const figure of figures) {
      for (const source of sourcesOf(figure)) this.addSource(source);
      if (figure.origin.kind === 'computed') this.addWorking(figure.origin);
    }
  }

  /** Every place in a file, in order. */
  get sources(): ReadonlyArray<{ id: string; source: NamedSource }> {
    return [...this.sourceIds.values()];
  }

  /** Everything worked out, in order. */
  get workings(): ReadonlyArray<{ id: string; working: Working }> {
    return [...this.workingIds.values()];
  }

  /** The number of the entry that says where a figure comes from; undefined where there is no figure. */
  idOf({ origin }: Figure): string | undefined {
    if (origin.kind === 'stated') return this.idOfSource(origin.source);
    return origin.kind === 'computed' ? this.workingIds.get(workingKey(origin))?.id : undefined;
  }

  idOfSource(source: NamedSource): string | undefined {
    return this.sourceIds.get(sourceKey(source))?.id;
  }

  private addSource(source: NamedSource): void {
    const key = sourceKey(source);
    if (!this.sourceIds.has(key)) {
      this.sourceIds.set(key, { id: `S${this.sourceIds.size + 1}`, source });
    }
  }

  private addWorking(working: Working): void {
    const key = workingKey(working);
    if (!this.workingIds.has(key)) {
      this.workingIds.set(key, { id: `W${this.workingIds.size + 1}`, working });
    }
  }
}

function sourceKey({ ref }: NamedSource): string {
  return `${ref.kind} ${ref.id}`;
}

/** The same calculation may be met in several sections; its words say which it is. */
function workingKey({ what, how }: Working): string {
  return `${what}\n${how}`;
}
