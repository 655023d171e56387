import type { Problem } from '../errors.ts';
import { type FileName, type RowOf, rowSchemas } from './schema.ts';
import { type Row, type RowSchema, readTable } from './table.ts';

/** The rows of every data file. */
export type EstateTables = { [Name in FileName]: Row<RowOf<Name>>[] };

/** Gives the text of a data file, or nothing when there is no such file. */
export type ReadText = (file: FileName) => string | undefined;

/** Every data file read, with whatever cannot be read. */
export function readTables(readText: ReadText): { tables: EstateTables; problems: Problem[] } {
  const problems: Problem[] = [];
  function rowsOf<T>(file: FileName, schema: RowSchema<T>): Row<T>[] {
    const text = readText(file);
    if (text === undefined) {
      problems.push({ message: 'Put the file back: the estate needs it', place: { file } });
      return [];
    }
    const table = readTable(file, text, schema);
    problems.push(...table.problems);
    return table.rows;
  }
  const tables = {
    'regions.csv': rowsOf('regions.csv', rowSchemas['regions.csv']),
    'areas.csv': rowsOf('areas.csv', rowSchemas['areas.csv']),
    'establishments.csv': rowsOf('establishments.csv', rowSchemas['establishments.csv']),
    'partnerships.csv': rowsOf('partnerships.csv', rowSchemas['partnerships.csv']),
    'register-2017.csv': rowsOf('register-2017.csv', rowSchemas['register-2017.csv']),
    'facts.csv': rowsOf('facts.csv', rowSchemas['facts.csv']),
    'aliases.csv': rowsOf('aliases.csv', rowSchemas['aliases.csv']),
    'groups.csv': rowsOf('groups.csv', rowSchemas['groups.csv']),
    'group-members.csv': rowsOf('group-members.csv', rowSchemas['group-members.csv']),
    'successions.csv': rowsOf('successions.csv', rowSchemas['successions.csv']),
  };
  return { tables, problems };
}
