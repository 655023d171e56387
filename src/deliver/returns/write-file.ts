import { requireReach } from '../../access/index.ts';
import { dayWords } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import { type OdsCell, writeCsv, writeOds } from '../../spreadsheet/index.ts';
import { headings } from './file-layout.ts';
import { figureCells, wordKinds, wordsAddress } from './form.ts';
import { figureWords, readCell } from './read-cell.ts';
import type { ReturnKey, SavedCell } from './return.ts';
import { getOwed, monthText, type Owed } from './return-key.ts';
import { listSavedCells } from './return-store.ts';

/** One row of the file: a cell of the form with what it says now. */
type Row = {
  address: string;
  title: string;
  takes: string;
  text: string;
  version: number;
  value: number | undefined;
  decimals: number;
};

/** The template of a return with its headings and the figures as they stand, to be filled in and uploaded. */
export async function writeReturnFile(
  hub: Hub,
  key: ReturnKey,
  format: 'ods' | 'csv',
): Promise<Uint8Array> {
  const owed = getOwed(hub, key);
  requireReach(hub.caller, 'see returns', [key.providerId]);
  const saved = await listSavedCells(hub.database, key);
  const rows = rowsOf(hub, owed, new Map(saved.map((cell) => [cell.address, cell])));
  const same = [owed.template.code, owed.provider.name, monthText(key)];
  if (format === 'ods') return odsOf(owed, rows, same);
  const lines = rows.map(({ address, title, text, version }) => [
    ...[...same, address, title, text],
    version,
  ]);
  return Buffer.from(writeCsv([[...headings], ...lines]));
}

function rowsOf(
  { catalogue }: Hub,
  { template }: Owed,
  saved: ReadonlyMap<string, SavedCell>,
): Row[] {
  const kept = (address: string) => {
    const { text = '', version = 0 } = saved.get(address) ?? {};
    return { address, text, version };
  };
  const figures = figureCells(template, catalogue).map(({ address, title, figure }): Row => {
    const cell = kept(address);
    const reading = readCell(cell.text, figure);
    const value = reading.kind === 'value' ? reading.value : undefined;
    return { ...cell, title, takes: figureWords(figure), value, decimals: figure.decimals };
  });
  const words = template.lines.flatMap(({ code, title }) =>
    wordKinds.map((kind): Row => {
      const what = kind === 'explanation' ? 'what happened' : 'what is being done to get back';
      const takes = 'words, where the line asks for them';
      const shown = { title: `${title}: ${what}`, takes, value: undefined, decimals: 0 };
      return { ...kept(wordsAddress(code, kind)), ...shown };
    }),
  );
  return [...figures, ...words];
}

function odsOf(owed: Owed, rows: readonly Row[], same: readonly string[]): Promise<Uint8Array> {
  const { template, dueOn } = owed;
  const text = (value: string): OdsCell => ({ text: value });
  const numberless = (row: Row): OdsCell =>
    row.value === undefined ? text(row.text) : { number: row.value, decimals: row.decimals };
  return writeOds({
    title: template.title,
    sheets: [
      {
        ...{ name: 'Return', headerRows: 1, columnWidths: [5, 4, 2.5, 7, 9, 4, 2] },
        rows: [
          headings.map(text),
          ...rows.map((row) => [
            ...[...same, row.address, row.title].map(text),
            numberless(row),
            { number: row.version },
          ]),
        ],
      },
      {
        name: 'Notes',
        rows: [
          [text(template.title)],
          [text(template.purpose.trim())],
          [
            text(
              `Due on ${dayWords(dueOn)}. Fill in the column Value and leave the others as they are.`,
            ),
          ],
          [text('Write “not supplied” for a figure that is not known, and say why.')],
          ['Cell', 'What it says', 'Takes'].map(text),
          ...rows.map(({ address, title, takes }) => [address, title, takes].map(text)),
        ],
        ...{ headerRows: 1, headerStart: 4, columnWidths: [7, 9, 8] },
      },
    ],
  });
}
