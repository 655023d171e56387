import type { Archive } from './archive.ts';
import { damaged } from './archive-limits.ts';
import { Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import { formulaNotice, hiddenNotice } from './notices.ts';
import type { Sheet, Workbook } from './workbook.ts';
import type { XlsxContext } from './xlsx-cell.ts';
import {
  findWorkbookPart,
  type Relationship,
  readRelationships,
  readWorkbookPart,
  type WorkbookPart,
} from './xlsx-parts.ts';
import { readXlsxSheet } from './xlsx-sheet.ts';
import { readSharedStrings } from './xlsx-strings.ts';
import { readNumberPrinters } from './xlsx-styles.ts';

/** Reads an XLSX workbook (ECMA-376, either flavour), hidden sheets included. Macros and links are not looked at. */
export async function readXlsx(archive: Archive, limits: Limits): Promise<Workbook> {
  const main = await findWorkbookPart(archive);
  const workbook = await readWorkbookPart(archive, main);
  const relationships = await readRelationships(archive, main);
  const context = await readContext(archive, relationships, workbook.date1904, limits);
  const notices: string[] = [];
  const sheets: Sheet[] = [];
  const allowance = { left: limits.cells };
  for (const { part, name, hidden } of listSheets(workbook, relationships, notices)) {
    const grid = new Grid(limits, allowance);
    const unsolved = await readXlsxSheet(archive, part, context, grid);
    if (hidden) notices.push(hiddenNotice(name));
    if (unsolved > 0) notices.push(formulaNotice(name, unsolved));
    sheets.push(grid.sheet(name));
  }
  return { format: 'xlsx', notices, sheets };
}

async function readContext(
  archive: Archive,
  relationships: readonly Relationship[],
  date1904: boolean,
  limits: Limits,
): Promise<XlsxContext> {
  const find = (kind: string) => relationships.find((one) => one.kind === kind)?.part;
  const strings = find('sharedStrings');
  const styles = find('styles');
  return {
    strings: strings === undefined ? [] : await readSharedStrings(archive, strings, limits),
    printers: styles === undefined ? [] : await readNumberPrinters(archive, styles),
    date1904,
  };
}

type SheetPart = { part: string; name: string; hidden: boolean };

/** The worksheets in order; charts and the like, which stand between them, are left out with a notice. */
function listSheets(
  workbook: WorkbookPart,
  relationships: readonly Relationship[],
  notices: string[],
): SheetPart[] {
  const parts = new Set<string>();
  return workbook.sheets.flatMap(({ name, relationship, hidden }) => {
    const target = relationships.find((one) => one.id === relationship);
    if (target === undefined) throw damaged(new Error(`The sheet ${name} has no part.`));
    if (target.kind !== 'worksheet') {
      notices.push(
        `The sheet "${name}" holds a chart or a macro rather than a table and was left out.`,
      );
      return [];
    }
    // Otherwise a small file could have one large part read a thousand times.
    if (parts.has(target.part))
      throw damaged(new Error(`Two sheets are stored in ${target.part}.`));
    parts.add(target.part);
    return [{ part: target.part, name, hidden }];
  });
}
