import type { Archive } from './archive.ts';
import { printPlain } from './decimal.ts';
import { type NumberPrinter, numberPrinter } from './number-format.ts';
import { readXml } from './xml.ts';

/** Formats that XLSX refers to by number without writing them down (ECMA-376 part 1, 18.8.30). */
const BUILT_IN = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'd/m/yy h:mm'],
  [37, '#,##0'],
  [38, '#,##0'],
  [39, '#,##0.00'],
  [40, '#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss'],
  [49, '@'],
  // Currency, which is the reader's own and so unknown: no sign is better than a wrong one.
  [5, '#,##0'],
  [6, '#,##0'],
  [7, '#,##0.00'],
  [8, '#,##0.00'],
  [41, '#,##0'],
  [42, '#,##0'],
  [43, '#,##0.00'],
  [44, '#,##0.00'],
]);

/** Reads which printer each cell style uses, by the style's number. */
export async function readNumberPrinters(archive: Archive, part: string): Promise<NumberPrinter[]> {
  const written = new Map<number, string>();
  const styles: number[] = [];
  let inCellStyles = false;
  await readXml(archive.part(part), part, {
    open(tag) {
      if (tag.name === 'cellXfs') inCellStyles = true;
      const id = Number(tag.get('numFmtId') ?? 0);
      if (tag.name === 'numFmt') written.set(id, tag.get('formatCode') ?? '');
      if (tag.name === 'xf' && inCellStyles) styles.push(id);
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  const printers = new Map<number, NumberPrinter>();
  return styles.map((id) => {
    const printer = printers.get(id) ?? printerFor(written.get(id) ?? BUILT_IN.get(id));
    printers.set(id, printer);
    return printer;
  });
}

function printerFor(code: string | undefined): NumberPrinter {
  return code === undefined ? printPlain : numberPrinter(code);
}
