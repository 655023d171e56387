import type { Archive } from './archive.ts';
import { Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import type { Cell } from './workbook.ts';
import { readXml } from './xml.ts';

/** Reads the texts that the cells of all sheets refer to by number, each as the one cell that they share. */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  limits: Limits,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  const counter = new Grid(limits, { left: limits.cells });
  const text = new RichText();
  await readXml(archive.part(part), part, {
    open(tag) {
      if (tag.name === 'si') text.start();
      text.open(tag.name);
    },
    text: (characters) => text.add(characters),
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      counter.spend(1);
      cells.push({ text: text.value() });
    },
  });
  return cells;
}

/** Puts together a text that comes in runs, leaving out the pronunciation that East Asian texts carry. */
export class RichText {
  private pieces = '';
  private inText = false;
  private inPronunciation = false;

  start(): void {
    this.pieces = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.inPronunciation = true;
    this.inText = name === 't' && !this.inPronunciation;
  }

  add(characters: string): void {
    if (this.inText) this.pieces += characters;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPronunciation = false;
    if (name === 't') this.inText = false;
  }

  value(): string {
    return unescapeText(this.pieces);
  }
}

/** Characters that XML cannot hold are written as _x000D_; the NUL among them can be stored nowhere. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    hex === '0000' ? '\uFFFD' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
