import type { Ledger } from './ledger.ts';
import { blankMark } from './spreadsheet-table.ts';

export const sourceHeadings = [
  'Entry',
  'Subject',
  'Code',
  'Metric',
  'Period',
  'Kind',
  'As printed',
  'File',
  'Sheet',
  'Row',
  'Column',
  'Revision',
  'Recorded at',
  'Remark',
] as const;

export const workingHeadings = ['Entry', 'What', 'How', 'From'] as const;

/** Every place in a file as a row; a blank cell there is told by the mark for a blank. */
export function listSourceRows(ledger: Ledger): Array<Array<string | number>> {
  return ledger.sources.map(({ id, source }) => {
    const { ref } = source;
    return [
      id,
      source.subject,
      source.metric,
      source.title,
      source.period,
      source.what,
      ref.text || '(blank)',
      ref.file,
      ref.sheet ?? blankMark,
      ref.row,
      ref.column,
      ref.id,
      ref.recordedAt,
      ref.note ?? blankMark,
    ];
  });
}

/** Everything worked out as a row, with the entries that it rests on. */
export function listWorkingRows(ledger: Ledger): string[][] {
  return ledger.workings.map(({ id, working }) => [
    id,
    working.what,
    working.how,
    working.from.flatMap((source) => ledger.idOfSource(source) ?? []).join(' ') || blankMark,
  ]);
}
