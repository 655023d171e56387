import { type AgreementTemplate, tablesOf } from '../../catalogue/index.ts';
import type { Place, Problem } from '../../errors.ts';
import { readWorkbook, type Workbook } from '../../spreadsheet/index.ts';
import type { Content } from '../agreement/content.ts';
import { aboutInLines, isLong, readLines } from './filled-lines.ts';
import { readSheets } from './filled-sheets.ts';
import { readFilledTable } from './filled-table.ts';
import { aboutNames, aboutSheet, sameText } from './table-layout.ts';

/** What a filled file says, and which version of which agreement it was made from; content counts without problems only. */
export type ReadAgreement = {
  agreementId: string;
  basedOnVersion: number;
  basedOnHash: string;
  content: Content;
  problems: Problem[];
};

/**
 * Reads the tables of an agreement back from an ODS, XLSX or long CSV. Cells are kept as they are shown; whether they
 * can be read in their unit is for others to say. Every problem comes at once, with sheet, row and column.
 * Throws SPREADSHEET_… where the file itself cannot be read.
 */
export async function readAgreementTables(
  bytes: Uint8Array,
  fileName: string,
  template: AgreementTemplate,
): Promise<ReadAgreement> {
  const { sheets } = await readWorkbook(bytes, fileName);
  const long = sheets.find(isLong);
  const base = long
    ? readBase(aboutInLines(long), template, { file: fileName })
    : readBase(aboutInSheets(sheets), template, { file: fileName, sheet: aboutSheet });
  // What a file of another form has and lacks would all be reported, and hide what matters.
  if (base.isOtherForm) return { ...base.named, content: {}, problems: base.problems };
  const filled = long
    ? readLines(long, template, fileName)
    : readSheets(sheets, template, fileName);
  const read = filled.tables.map((one) => ({ code: one.table.code, ...readFilledTable(one) }));
  const content = Object.fromEntries(read.map((table) => [table.code, table.content]));
  const all = tablesOf(template).map(({ code }) => [
    code,
    content[code] ?? { rows: [], totals: {} },
  ]);
  return {
    ...base.named,
    content: Object.fromEntries(all),
    problems: [...base.problems, ...filled.problems, ...read.flatMap(({ problems }) => problems)],
  };
}

function aboutInSheets(sheets: Workbook['sheets']): ReadonlyMap<string, string> {
  const rows = sheets.find(({ name }) => sameText(name) === sameText(aboutSheet))?.rows ?? [];
  const values = new Map<string, string>();
  for (const [name, value] of rows) {
    const key = sameText(name?.text ?? '');
    // Below the values stand the columns, and a table may well be called “version”.
    if (value && !values.has(key)) values.set(key, value.text.trim());
  }
  return values;
}

function readBase(values: ReadonlyMap<string, string>, template: AgreementTemplate, place: Place) {
  const value = (name: keyof typeof aboutNames) => values.get(sameText(aboutNames[name])) ?? '';
  const version = value('version');
  const form = value('form');
  const lost = (['agreement', 'form', 'version', 'contentHash'] as const).filter(
    (name) => value(name) === '',
  );
  const problems: Problem[] = lost.map((name) => ({
    message: `The file does not say of which agreement and version it is. Put the line “${aboutNames[name]}” back from the file that was exported.`,
    place,
  }));
  const isOtherForm = form !== '' && form !== template.code;
  if (isOtherForm) {
    const message =
      'The file is of another form. Export the tables of this agreement and fill in those.';
    problems.push({
      message,
      place,
      found: form,
      expected: template.code,
    });
  }
  if (version !== '' && !/^[1-9]\d{0,8}$/.test(version)) {
    const message = 'This is no number of a version. Put back the one that was exported.';
    problems.push({ message, place, found: version });
  }
  const named = {
    agreementId: value('agreement'),
    basedOnVersion: Number.parseInt(version, 10) || 0,
    basedOnHash: value('contentHash'),
  };
  return { named, isOtherForm, problems };
}
