import { z } from 'zod';
import type { Session } from '../session.ts';
import { identifier, restore } from '../sql.ts';
import type { Column, Table } from './format.ts';

const firstPortion = 50;
const mostRows = 5_000;
/** What a portion is to weigh, in characters: rows may be short or hold a whole agreement. */
const weight = 1_000_000;

const lineRow = z.object({ line: z.string() });

/** The rows of a table as lines, in portions, in an order that is the same on every engine. */
export async function* readRows(session: Session, table: Table): AsyncGenerator<string[]> {
  await session.run(restore(`declare rows_of_table no scroll cursor for ${linesOf(table)}`, []));
  let size = firstPortion;
  for (;;) {
    const portion = await session.rows(
      lineRow,
      restore(`fetch forward ${size} from rows_of_table`, []),
    );
    if (portion.length > 0) yield portion.map(({ line }) => line);
    if (portion.length < size) break;
    const characters = portion.reduce((sum, { line }) => sum + line.length, 1);
    size = Math.min(mostRows, Math.max(1, Math.floor((weight * size) / characters)));
  }
  await session.run(restore('close rows_of_table', []));
}

/** By the primary key where there is one, its texts by code point; otherwise by the whole line. */
function linesOf({ name, columns, key }: Table): string {
  const texts = columns.map((column) => `${identifier(column.name).text}::text`);
  const line = `array_to_json(array[${texts.join(', ')}]::text[])::text`;
  const from = identifier(name).text;
  if (key.length === 0) {
    return `select line from (select ${line} as line from ${from}) lines order by line collate "C"`;
  }
  const order = key.map((part) => ordered(part, columns));
  return `select ${line} as line from ${from} order by ${order.join(', ')}`;
}

function ordered(name: string, columns: readonly Column[]): string {
  const collated = columns.some((column) => column.name === name && column.collated);
  return `${identifier(name).text}${collated ? ' collate "C"' : ''}`;
}
