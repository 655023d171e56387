import { createHash } from 'node:crypto';
import { parsePeriod } from '../calendar/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import { type Hub, today } from '../hub.ts';
import { readWorkbook, type Workbook } from '../spreadsheet/index.ts';
import { proposeBulletin } from './bulletin-proposal.ts';
import { isBulletin } from './bulletin-reading.ts';
import { checkEntries } from './check-entries.ts';
import type { Entries } from './entry.ts';
import { findLayouts, type Laid } from './layout.ts';
import type { Proposal } from './proposal.ts';
import { readLong } from './read-long.ts';
import { readWide } from './read-wide.ts';
import { refuseAny } from './refuse.ts';

/** A file as it arrived; `period` is taken where the file itself states none. */
export type IncomingFile = { name: string; bytes: Uint8Array; period?: string | undefined };

type Known = Pick<Hub, 'estate' | 'catalogue' | 'now'>;

/** Reads and checks a file of figures; throws IMPORT_REFUSED with every problem and its place. Stores nothing. */
export async function readProposal(file: IncomingFile, hub: Known): Promise<Proposal> {
  if (file.period) parsePeriod(file.period);
  const workbook = await readWorkbook(file.bytes, file.name);
  const base = {
    fileName: file.name,
    contentHash: createHash('sha256').update(file.bytes).digest('hex'),
  };
  const known = { estate: hub.estate, catalogue: hub.catalogue, today: today(hub) };
  if (isBulletin(workbook)) return { ...base, ...proposeBulletin(workbook, file.name, known) };
  const laid = layouts(workbook, hub);
  const read = await readSheets(laid, workbook, file, hub);
  const { levels, published, problems, notices } = await checkEntries(read.entries, known);
  refuseAny(file.name, inFileOrder([...read.problems, ...problems], workbook));
  if (levels.length + published.length === 0) refuseEmpty(file.name);
  return {
    ...base,
    layout: laid[0]?.layout ?? 'long',
    levels,
    published,
    findings: [],
    notices: [...workbook.notices, ...read.notices, ...notices, ...formulaNotice(workbook)],
  };
}

function inFileOrder(problems: readonly Problem[], workbook: Workbook): Problem[] {
  const sheets = workbook.sheets.map(({ name }) => name);
  const order = ({ place }: Problem) => sheets.indexOf(place?.sheet ?? '');
  return problems.toSorted(
    (one, other) => order(one) - order(other) || (one.place?.row ?? 0) - (other.place?.row ?? 0),
  );
}

function refuseEmpty(fileName: string): never {
  throw new GatehouseError('IMPORT_EMPTY', `${fileName} holds no figures. Nothing was stored.`, {
    status: 422,
  });
}

function layouts(workbook: Workbook, hub: Known): Laid[] {
  const laid = workbook.sheets.flatMap((sheet) => findLayouts(sheet, hub.catalogue));
  if (laid.length > 0) return laid;
  throw new GatehouseError(
    'IMPORT_LAYOUT_UNKNOWN',
    'No row of headings was found. Write one figure a row under the headings provider, metric, period, kind, value; ' +
      'or providers down and metric codes across, with a row of Actual and a row of Target for each. Nothing was stored.',
    { status: 422 },
  );
}

async function readSheets(
  laid: readonly Laid[],
  workbook: Workbook,
  file: IncomingFile,
  hub: Known,
): Promise<Entries> {
  const manySheets = workbook.format === 'xlsx' || workbook.format === 'ods';
  const options = { file: file.name, period: file.period, manySheets, catalogue: hub.catalogue };
  const read: Entries[] = [];
  for (const one of laid) {
    read.push(await (one.layout === 'long' ? readLong(one, options) : readWide(one, options)));
  }
  const names = new Set(laid.map(({ sheet }) => sheet.name));
  const passedOver = workbook.sheets.filter(
    ({ name, rows }) => !names.has(name) && rows.length > 0,
  );
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
    notices: [
      ...read.flatMap(({ notices }) => notices),
      ...passedOver.map(
        ({ name }) => `Sheet "${name}" holds no figures that could be told and was passed over.`,
      ),
    ],
  };
}

function formulaNotice(workbook: Workbook): string[] {
  let formulas = 0;
  for (const { rows } of workbook.sheets) {
    for (const cells of rows) formulas += cells.filter(({ formula }) => formula).length;
  }
  if (formulas === 0) return [];
  const cells = formulas === 1 ? '1 cell holds a formula' : `${formulas} cells hold formulas`;
  return [`${cells}. What the file states as the result was read; nothing was worked out again.`];
}
