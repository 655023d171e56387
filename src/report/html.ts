import {
  type AnnualReport,
  type Block,
  type Cell,
  type ChartSpec,
  type Section,
  type Table,
  tablesIn,
} from './document.ts';
import type { Figure, NamedSource, Sentence } from './figure.ts';
import { Ledger } from './ledger.ts';
import { type ShownSources, showSources, type Uses } from './shown-sources.ts';

/** A chart as drawn by the door. */
export type Drawn = { id: string; svg: string; title: string; description: string };

export type HtmlOptions = {
  drawChart: (chart: ChartSpec) => Drawn;
  /** Where a source is shown elsewhere; without it the document lists every source at its end. */
  sourceHref?: (source: NamedSource) => string;
};

export type ShownFigure = { text: string; href?: string; id?: string; nothing?: boolean };
type ShownPart = ShownFigure | { words: string };
type ShownCell = { header: boolean; numeric: boolean } & (
  | { text: string; detail?: string }
  | { figure: ShownFigure; under?: { word: string; figure: ShownFigure } }
  | { status: string }
);
type ShownBlock =
  | { kind: 'sentence'; parts: ShownPart[]; role: string }
  | { kind: 'list'; lead: ShownPart[]; items: ShownPart[][] }
  | { kind: 'table'; table: Omit<Table, 'rows'> & { rows: ShownCell[][] } }
  | { kind: 'chart'; chart: Drawn };
type ShownSection = { id: string; title: string; blocks: ShownBlock[]; sections: ShownSection[] };

/** What the views of the report draw: plain data with every link worked out. */
export type HtmlView = {
  report: Pick<AnnualReport, 'title' | 'region' | 'period' | 'periodWords'>;
  sections: ShownSection[];
  origins: ShownSources;
};

/** The report ready to be drawn as HTML. */
export function htmlView(report: AnnualReport, options: HtmlOptions): HtmlView {
  const desk = new Desk(report, options);
  const { title, region, period, periodWords } = report;
  return {
    report: { title, region, period, periodWords },
    sections: report.sections.map((section) => desk.section(section)),
    origins: showSources(desk.ledger, desk.uses, {
      tables: new Map(tablesIn(report.sections).map(({ id, caption }) => [id, caption])),
      ...(options.sourceHref && { sourceHref: options.sourceHref }),
    }),
  };
}

/** Works out links, and remembers where each source was used. */
class Desk {
  readonly ledger: Ledger;
  readonly uses: Uses = new Map();
  private readonly options: HtmlOptions;
  private here: Section | undefined;

  constructor(report: AnnualReport, options: HtmlOptions) {
    this.ledger = new Ledger(report);
    this.options = options;
  }

  section(section: Section): ShownSection {
    const { id, title } = section;
    this.here = section;
    const blocks = section.blocks.map((block) => this.block(block));
    return { id, title, blocks, sections: section.sections.map((one) => this.section(one)) };
  }

  private block(block: Block): ShownBlock {
    switch (block.kind) {
      case 'sentence':
        return { kind: 'sentence', parts: this.parts(block.sentence), role: block.role ?? '' };
      case 'list':
        return {
          kind: 'list',
          lead: this.parts(block.lead),
          items: block.items.map((item) => this.parts(item)),
        };
      case 'table':
        return { kind: 'table', table: this.table(block.table) };
      case 'chart':
        return { kind: 'chart', chart: this.options.drawChart(block.chart) };
    }
  }

  private parts(sentence: Sentence): ShownPart[] {
    return sentence.map((part) => (typeof part === 'string' ? { words: part } : this.figure(part)));
  }

  private table(table: Table): Omit<Table, 'rows'> & { rows: ShownCell[][] } {
    const headerAt = table.rowHeader ?? 0;
    const rows = table.rows.map((row) =>
      row.map(
        (cell, index): ShownCell => ({
          header: index === headerAt,
          numeric: table.columns[index]?.numeric ?? false,
          ...this.cell(cell),
        }),
      ),
    );
    return { ...table, rows };
  }

  private cell(cell: Cell) {
    if (!('figure' in cell)) return cell;
    const figure = this.figure(cell.figure);
    if (!cell.under) return { figure };
    return { figure, under: { word: cell.under.word, figure: this.figure(cell.under.figure) } };
  }

  private figure(figure: Figure): ShownFigure {
    const { text } = figure;
    const id = this.ledger.idOf(figure);
    if (id === undefined) return { text, nothing: true };
    const nothing = figure.nothing === null ? {} : { nothing: true };
    if (figure.origin.kind === 'stated' && this.options.sourceHref) {
      return { text, href: this.options.sourceHref(figure.origin.source), ...nothing };
    }
    const anchor = this.use(id);
    return { text, href: `#${id}`, ...(anchor && { id: anchor }), ...nothing };
  }

  /** The anchor of the first use of an entry in a section, so that the entry can link back. */
  private use(id: string): string | undefined {
    const section = this.here;
    if (!section) return undefined;
    const uses = this.uses.get(id) ?? [];
    if (uses.some((one) => one.sectionId === section.id)) return undefined;
    const anchor = `${id}-${section.id}`;
    this.uses.set(id, [...uses, { sectionId: section.id, title: section.title, anchor }]);
    return anchor;
  }
}
