import { type Field, nearest, type RecordType } from '../../catalogue/index.ts';
import type { Place } from '../../errors.ts';
import type { RowProblem } from './row-problem.ts';

/** The headings besides the fields: who, which record, whether it is taken back, which revision was seen. */
export const ownHeadings = ['provider', 'record', 'retract', 'revision'] as const;
export type OwnHeading = (typeof ownHeadings)[number];

/** In which cell of a row each part stands; undefined where the file has no such column. */
export type RecordLayout = {
  own: Readonly<Record<OwnHeading, number | undefined>>;
  fields: ReadonlyArray<{ field: Field; index: number }>;
  headings: readonly string[];
};

/** Every heading that a file of a record type may have, in the order of its template. */
export function allHeadings(type: RecordType): string[] {
  return [...ownHeadings, ...type.fields.map(({ name }) => name)];
}

/** Finds the columns by their headings; what is missing, unknown or there twice is a problem. */
export function readHeadings(
  cells: readonly string[],
  type: RecordType,
  place: Place,
): { layout: RecordLayout; problems: RowProblem[] } {
  const headings = cells.map((cell) => cell.trim().toLowerCase());
  const indexOf = (name: string) => {
    const index = headings.indexOf(name);
    return index === -1 ? undefined : index;
  };
  const [provider, record, retract, revision] = ownHeadings.map(indexOf);
  const layout: RecordLayout = {
    own: { provider, record, retract, revision },
    fields: type.fields.flatMap((field) => {
      const index = indexOf(field.name);
      return index === undefined ? [] : [{ field, index }];
    }),
    headings,
  };
  return {
    layout,
    problems: [
      ...headings.flatMap((name, index) => unexpected(type, { name, index, headings }, place)),
      ...needed(type).flatMap((name) => missing(name, headings, place)),
    ],
  };
}

function needed(type: RecordType): string[] {
  const fields = type.fields.filter(({ required }) => required).map(({ name }) => name);
  return ['provider', 'record', ...fields];
}

function missing(name: string, headings: readonly string[], place: Place): RowProblem[] {
  if (headings.includes(name)) return [];
  const message = `The column “${name}” is missing. Add it; its cells may be blank only where a record is retracted.`;
  return [{ kind: 'heading', problem: { message, place, expected: name } }];
}

type Heading = { name: string; index: number; headings: readonly string[] };

function unexpected(
  type: RecordType,
  { name, index, headings }: Heading,
  place: Place,
): RowProblem[] {
  // A spreadsheet program may leave blank columns behind the last one.
  if (name === '') return [];
  const known = allHeadings(type);
  const shown = name.slice(0, 60);
  const at = { ...place, column: shown };
  if (!known.includes(name)) {
    const [near] = nearest(name, known, 1);
    const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
    const message = `${type.plural} have no column of this name.${hint}`;
    const expected = known.join(', ');
    return [{ kind: 'heading', problem: { message, place: at, found: shown, expected } }];
  }
  if (headings.indexOf(name) === index) return [];
  const message = `The column “${name}” is there twice. Keep one.`;
  return [{ kind: 'heading', problem: { message, place: at } }];
}
