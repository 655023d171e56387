import { BLANK } from './grid.ts';
import { readRepeat } from './ods-row.ts';
import { type OdsValue, odsNumber, odsText } from './ods-value.ts';
import type { Cell } from './workbook.ts';
import type { Tag } from './xml.ts';

/** More spaces than this in a row are not text but an attempt to fill memory. */
const MOST_SPACES = 1000;

/** Puts one cell together from its elements; used again for the next one. */
export class OdsCellReader {
  isOpen = false;
  repeated = 1;
  private depth = 0;
  private merged = false;
  private formula: string | undefined;
  private value: OdsValue = {};
  private paragraphs = 0;
  private shown = '';
  private inParagraph = false;
  private unsolved = 0;
  private rowRepeated = 1;

  open(tag: Tag, depth: number, rowRepeated: number): void {
    this.isOpen = true;
    this.depth = depth;
    this.rowRepeated = rowRepeated;
    this.repeated = readRepeat(tag.get('table:number-columns-repeated'));
    const spans = tag.get('table:number-columns-spanned') ?? tag.get('table:number-rows-spanned');
    this.merged = spans !== undefined || tag.name === 'covered-table-cell';
    // The prefix tells which grammar a formula is written in: 'of:=SUM([.A1:.A3])'.
    this.formula = tag.get('table:formula')?.replace(/^[a-z]+:(?==)/, '');
    this.value = readValue(tag);
    this.paragraphs = 0;
    this.shown = '';
  }

  /** Only the paragraphs of the cell itself are shown in it; those deeper down are comments and drawings. */
  openInside(tag: Tag, depth: number): void {
    if (depth === this.depth + 1) {
      this.inParagraph = tag.name === 'p';
      if (this.inParagraph && this.paragraphs++ > 0) this.shown += '\n';
    } else if (this.inParagraph) {
      if (tag.name === 's') {
        this.shown += ' '.repeat(Math.min(readRepeat(tag.get('text:c')), MOST_SPACES));
      } else if (tag.name === 'tab') this.shown += '\t';
      else if (tag.name === 'line-break') this.shown += '\n';
    }
  }

  text(characters: string): void {
    if (this.inParagraph) this.shown += characters.replace(/[ \t\r\n]+/g, ' ');
  }

  /** The cell when its own element closes, else undefined. */
  close(name: string, depth: number): Cell | undefined {
    if (depth === this.depth + 1 && name === 'p') this.inParagraph = false;
    if (depth !== this.depth) return undefined;
    this.isOpen = false;
    const text = odsText(this.value, this.shown);
    if (text === '' && this.formula === undefined && !this.merged) return BLANK;
    if (text === '' && this.formula !== undefined && this.value.type === undefined) {
      this.unsolved += this.repeated * this.rowRepeated;
    }
    return this.build(text);
  }

  /** How many formulas had no stored result since this was last asked. */
  takeUnsolved(): number {
    const count = this.unsolved;
    this.unsolved = 0;
    return count;
  }

  private build(text: string): Cell {
    const number = odsNumber(this.value);
    return {
      text,
      ...(number === undefined ? {} : { number }),
      ...(this.formula === undefined ? {} : { formula: this.formula }),
      ...(this.merged ? { merged: true } : {}),
    };
  }
}

function readValue(tag: Tag): OdsValue {
  const type = tag.get('office:value-type');
  if (type === undefined) return {};
  // LibreOffice stores the number 0 for a formula that failed.
  if (tag.get('calcext:value-type') === 'error') return { type: 'string' };
  if (type === 'date') return { type, date: tag.get('office:date-value') };
  if (type === 'time') return { type, time: tag.get('office:time-value') };
  if (type === 'boolean') return { type, boolean: tag.get('office:boolean-value') };
  if (type === 'string') return { type, string: tag.get('office:string-value') };
  return { type, value: tag.get('office:value'), currency: tag.get('office:currency') };
}
