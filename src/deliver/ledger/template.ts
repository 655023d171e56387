import type { Field, RecordType } from '../../catalogue/index.ts';
import type { Estate } from '../../estate/index.ts';
import { type OdsBook, type OdsCell, writeCsv, writeOds } from '../../spreadsheet/index.ts';
import { notOpenOn } from './find-provider.ts';
import { figureWords } from './parse-field.ts';
import { allHeadings } from './record-layout.ts';

/** What a column of a record type's file is for. */
export type ColumnNote = {
  heading: string;
  title: string;
  needed: 'yes' | 'no';
  /** What may stand in it. */
  takes: string;
  example: string;
  note: string;
};

const exampleDay = '2008-01-15';

/** A column for each part of a record, in the order of the template, with an example that can be read. */
export function columnNotes(type: RecordType, estate: Estate): ColumnNote[] {
  const provider = estate.providers.find(
    (one) =>
      type.providers.includes(one.kind) &&
      !one.simulated &&
      notOpenOn(one, exampleDay) === undefined,
  );
  return [
    {
      ...{ heading: 'provider', title: 'Provider', needed: 'yes', example: provider?.name ?? '' },
      takes: `any name of the register: ${type.providers.map((kind) => `an ${kind}`).join(' or ')}`,
      note: 'It must have been open on the day.',
    },
    {
      ...{ heading: 'record', title: 'Reference', needed: 'yes', example: 'A-0001' },
      takes: 'the reference of the record in its source',
      note: 'A record of the same provider and reference that says something else is a correction.',
    },
    {
      ...{ heading: 'retract', title: 'Taken back', needed: 'no', example: 'no' },
      takes: 'yes or no',
      note: 'Yes takes the record back; its other columns are then not read.',
    },
    {
      ...{ heading: 'revision', title: 'Revision seen', needed: 'no', example: '' },
      takes: 'a whole number',
      note: 'The revision that you have seen, 0 for none. If it is another one by now, nothing is stored.',
    },
    ...type.fields.map((field) => fieldNote(type, field)),
  ];
}

function fieldNote(type: RecordType, field: Field): ColumnNote {
  const { name, title, required, notBefore, note = '' } = field;
  const notes = [
    name === type.happened ? 'Says when it happened.' : '',
    notBefore === undefined ? '' : `Not before ${notBefore}.`,
    note.trim(),
  ];
  return {
    ...{ heading: name, title, needed: required ? 'yes' : 'no' },
    ...{ takes: takes(field), example: exampleOf(field) },
    note: notes.filter((text) => text !== '').join(' '),
  };
}

/** What may stand in a field, in words. */
export function takes(field: Field): string {
  switch (field.kind) {
    case 'date':
      return field.ahead ? 'a day, which may lie ahead' : 'a day up to today';
    case 'choice':
      return `one of ${field.choices.map(({ code }) => code).join(', ')}`;
    case 'flag':
      return 'yes or no';
    case 'whole':
    case 'number':
      return figureWords(field);
    case 'person':
      return 'a pseudonymous key of 4 to 40 letters, digits and hyphens; never a name';
    case 'reference':
      return `the reference of a record of ${field.to ?? 'another type'} at the same provider`;
    case 'code':
      return 'a short text';
  }
}

function exampleOf({ kind, choices, min = 1, max }: Field): string {
  switch (kind) {
    case 'date':
      return exampleDay;
    case 'choice':
      return choices[0]?.code ?? '';
    case 'flag':
      return 'yes';
    case 'whole':
    case 'number':
      return String(Math.min(Math.max(1, min), max ?? Number.POSITIVE_INFINITY));
    case 'person':
      return 'P-000123';
    case 'reference':
      return 'B-0001';
    case 'code':
      return 'C-17';
  }
}

/** The headings alone, as CSV. */
export function csvTemplate(type: RecordType): string {
  return writeCsv([allHeadings(type)]);
}

/** A sheet with the headings and one that says what they are for, as an OpenDocument spreadsheet. */
export function odsTemplate(type: RecordType, estate: Estate): Promise<Uint8Array> {
  const text = (value: string): OdsCell => ({ text: value });
  const headings = allHeadings(type);
  const columns = ['Column', 'What it says', 'Needed', 'Takes', 'Example', 'Note'];
  const notes = columnNotes(type, estate).map((one) =>
    [one.heading, one.title, one.needed, one.takes, one.example, one.note].map(text),
  );
  const book: OdsBook = {
    title: type.plural,
    sheets: [
      {
        ...{ name: 'Records', rows: [headings.map(text)], headerRows: 1 },
        columnWidths: headings.map((heading) => Math.max(2.5, heading.length * 0.22)),
      },
      {
        name: 'Notes',
        rows: [
          [text(type.plural)],
          [text(type.about.trim())],
          [text('Write one record a row under the headings of the sheet Records.')],
          columns.map(text),
          ...notes,
        ],
        ...{ headerRows: 1, headerStart: 3, columnWidths: [4, 6, 2, 8, 4, 12] },
      },
    ],
  };
  return writeOds(book);
}
