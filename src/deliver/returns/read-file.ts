import { requireReach } from '../../access/index.ts';
import { nearest } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { findSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { readWorkbook } from '../../spreadsheet/index.ts';
import { type FileRow, readRows } from './file-layout.ts';
import { addressesOf, type FigureCell, figureCells } from './form.ts';
import { readCell } from './read-cell.ts';
import type { CellEdit, ReturnKey } from './return.ts';
import { findReturnMonth, getOwed, monthText, type Owed } from './return-key.ts';
import { listSavedCells } from './return-store.ts';
import { stepPermissions } from './step.ts';
import { longest, textMistake } from './words.ts';

const problemsShown = 100;

/**
 * Reads an uploaded template (ODS, XLSX or CSV) into edits for `saveCells`, each with the version that stands in the
 * file, or else that is kept now. Stores nothing. Throws DELIVER_RETURN_FILE with every mistake at its sheet, row and
 * column, and SPREADSHEET_… where it cannot be read at all.
 */
export async function readReturnFile(
  hub: Hub,
  key: ReturnKey,
  file: { name: string; bytes: Uint8Array },
): Promise<CellEdit[]> {
  const owed = getOwed(hub, key);
  requireReach(hub.caller, stepPermissions.save, [key.providerId]);
  const { rows, problems } = readRows(await readWorkbook(file.bytes, file.name), file.name);
  const saved = await listSavedCells(hub.database, key);
  const versions = new Map(saved.map(({ address, version }) => [address, version]));
  const form = formOf(hub, owed);
  const read = rows.map((row) => readRow(row, form, versions));
  const found = [...problems, ...read.flatMap((one) => one.problems), ...twice(rows)];
  const edits = read.flatMap(({ edit }) => edit ?? []);
  if (found.length === 0 && edits.length > 0) return edits;
  const many = found.length === 1 ? 'one mistake' : `${found.length} mistakes`;
  const some = found.length > problemsShown ? ` The first ${problemsShown} are listed.` : '';
  const what = found.length === 0 ? 'nothing below its headings' : many;
  throw new GatehouseError(
    'DELIVER_RETURN_FILE',
    `${file.name} has ${what}.${some} Nothing was taken from it.`,
    { status: 422, problems: found.slice(0, problemsShown) },
  );
}

/** What rows are read by. */
type Form = {
  hub: Hub;
  owed: Owed;
  addresses: readonly string[];
  figures: ReadonlyMap<string, FigureCell>;
};

function formOf(hub: Hub, owed: Owed): Form {
  const { template } = owed;
  const cells = figureCells(template, hub.catalogue);
  return {
    ...{ hub, owed },
    addresses: addressesOf(template, hub.catalogue),
    figures: new Map(cells.map((cell) => [cell.address, cell])),
  };
}

function readRow(
  row: FileRow,
  form: Form,
  versions: ReadonlyMap<string, number>,
): { edit?: CellEdit; problems: Problem[] } {
  const address = row.cell('Cell').text.trim();
  const text = withoutGuard(row.cell('Value').text.trim());
  const seen = readVersion(row);
  const problems = [
    ...otherReturn(row, form),
    ...addressProblems(row, address, form),
    ...valueProblems(row, { address, text }, form),
    ...seen.problems,
  ];
  if (problems.length > 0) return { problems };
  return { edit: { address, text, seen: seen.version ?? versions.get(address) ?? 0 }, problems };
}

/** CSV puts an apostrophe before text that a spreadsheet program would take for a formula. */
function withoutGuard(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function readVersion(row: FileRow): { version?: number; problems: Problem[] } {
  const text = row.cell('Version').text.trim();
  if (text === '') return { problems: [] };
  if (/^\d{1,9}$/.test(text)) return { version: Number(text), problems: [] };
  const expected = 'the whole number that the template had, or nothing';
  const message = `“${text.slice(0, 60)}” is no version. Leave the column as it was.`;
  return {
    problems: [{ message, place: row.place('Version'), found: text.slice(0, 60), expected }],
  };
}

/** A file of another provider, month or return is not taken by mistake. */
function otherReturn(row: FileRow, { hub, owed }: Form): Problem[] {
  const { key, template, provider } = owed;
  const [code, name, month] = [row.cell('Return'), row.cell('Provider'), row.cell('Month')].map(
    ({ text }) => text.trim(),
  );
  const wrong = (
    heading: 'Return' | 'Provider' | 'Month',
    found: string,
    expected: string,
  ): Problem => ({
    message: `This row is of another return: “${found.slice(0, 60)}”. Upload it there.`,
    ...{ place: row.place(heading), found: found.slice(0, 60), expected },
  });
  const named = findSubject(hub.estate, name ?? '', { kind: provider.kind });
  return [
    ...(code === template.code ? [] : [wrong('Return', code ?? '', template.code)]),
    ...(named?.id === provider.id ? [] : [wrong('Provider', name ?? '', provider.name)]),
    ...(findReturnMonth(month ?? '') === key.month
      ? []
      : [wrong('Month', month ?? '', monthText(key))]),
  ];
}

function addressProblems(row: FileRow, address: string, { addresses }: Form): Problem[] {
  if (addresses.includes(address)) return [];
  const found = address.slice(0, 100);
  const [near] = nearest(found, addresses, 1);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const message = `The return has no cell of this name.${hint}`;
  return [{ message, place: row.place('Cell'), found, expected: near ?? 'a cell of the template' }];
}

function valueProblems(
  row: FileRow,
  { address, text }: { address: string; text: string },
  { figures }: Form,
): Problem[] {
  const place = row.place('Value');
  const { formula, merged } = row.cell('Value');
  if (merged) return [{ message: 'The cell is merged with others. Take the merging out.', place }];
  if (formula !== undefined && text.startsWith('#')) {
    return [
      { message: 'The formula of the cell gives an error. Write the value.', place, found: text },
    ];
  }
  const figure = figures.get(address)?.figure;
  const unfit = textMistake(text, figure ? longest.figure : longest.words);
  if (unfit !== undefined) return [{ message: unfit, place }];
  const reading = figure ? readCell(text, figure) : undefined;
  if (reading?.kind !== 'mistake') return [];
  const { message, expected } = reading;
  return [{ message: `${message} Write ${expected}.`, place, found: text, expected }];
}

function twice(rows: readonly FileRow[]): Problem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row): Problem[] => {
    const address = row.cell('Cell').text.trim();
    const before = first.get(address);
    if (before === undefined) {
      first.set(address, row.row);
      return [];
    }
    const message = `The cell stands in row ${before} already. Keep one of the two rows.`;
    return [{ message, place: row.place('Cell'), found: address.slice(0, 100) }];
  });
}
