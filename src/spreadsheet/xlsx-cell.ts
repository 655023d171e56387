import { printPlain } from './decimal.ts';
import { BLANK } from './grid.ts';
import type { NumberPrinter } from './number-format.ts';
import { type Cell, columnIndex } from './workbook.ts';
import { RichText, unescapeText } from './xlsx-strings.ts';
import type { Tag } from './xml.ts';

/** What the cells of a sheet refer to in the rest of the workbook. */
export type XlsxContext = {
  strings: readonly Cell[];
  printers: readonly NumberPrinter[];
  date1904: boolean;
};

/** Puts one cell together from its elements; used again for the next one. */
export class XlsxCellReader {
  /** Where the cell stands in its row, from 0. */
  column = 0;
  /** How many formulas had no stored result. */
  unsolved = 0;
  private readonly context: XlsxContext;
  private readonly inline = new RichText();
  private readonly sharedFormulas = new Map<string, string>();
  private type = 'n';
  private style = 0;
  private collecting: 'v' | 'f' | null = null;
  private value = '';
  private formula: string | undefined;
  private shared: string | undefined;

  constructor(context: XlsxContext) {
    this.context = context;
  }

  open(tag: Tag, nextColumn: number): void {
    if (tag.name === 'c') this.start(tag, nextColumn);
    else if (tag.name === 'v') this.collecting = 'v';
    else if (tag.name === 'f') {
      this.collecting = 'f';
      this.formula = '';
      this.shared = tag.get('t') === 'shared' ? tag.get('si') : undefined;
    } else this.inline.open(tag.name);
  }

  private start(tag: Tag, nextColumn: number): void {
    this.column = columnIndex(tag.get('r') ?? '') ?? nextColumn;
    this.type = tag.get('t') ?? 'n';
    this.style = Number(tag.get('s') ?? 0);
    this.value = '';
    this.formula = undefined;
    this.shared = undefined;
    this.inline.start();
  }

  text(characters: string): void {
    if (this.collecting === 'v') this.value += characters;
    else if (this.collecting === 'f') this.formula = (this.formula ?? '') + characters;
    else this.inline.add(characters);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.collecting = null;
    else this.inline.close(name);
  }

  /** The cell, once its element has closed. */
  take(): Cell {
    const cell = this.withoutFormula();
    if (this.formula === undefined) return cell;
    if (this.value === '' && this.type !== 'str') this.unsolved += 1;
    return { ...cell, formula: `=${this.formulaText(this.formula)}` };
  }

  private withoutFormula(): Cell {
    const { type, value } = this;
    if (type === 'inlineStr') return textCell(this.inline.value());
    if (value === '') return BLANK;
    if (type === 's') return this.context.strings[Number(value)] ?? BLANK;
    if (type === 'b') return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    if (type === 'n') return this.numberCell(value);
    // Strings that formulas give, errors such as #REF!, and ISO dates stand there as they are.
    return textCell(unescapeText(value));
  }

  private numberCell(value: string): Cell {
    const number = Number(value);
    if (!Number.isFinite(number)) return textCell(value);
    const print = this.context.printers[this.style] ?? printPlain;
    return { text: print(number, this.context.date1904), number };
  }

  /** A formula that is filled down a column stands only in its first cell; the others give the same text. */
  private formulaText(formula: string): string {
    if (this.shared === undefined) return formula;
    const first = this.sharedFormulas.get(this.shared) ?? formula;
    this.sharedFormulas.set(this.shared, first);
    return first;
  }
}

function textCell(text: string): Cell {
  return text === '' ? BLANK : { text };
}
