import { nearest, type RecordType } from '../../catalogue/index.ts';
import { type Hub, today } from '../../hub.ts';
import { mayKeepFor } from '../recorder.ts';
import { RecordCheck } from './check-record.ts';
import type { LedgerRecord } from './record.ts';
import { allHeadings, readHeadings } from './record-layout.ts';
import { ProblemCount, type RowProblem } from './row-problem.ts';

/** A record as a program sends it: what a file has as headings are its names. */
export type RecordObject = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Checks records that came as objects, by the same rules as a file's. Throws DELIVER_RECORDS_REFUSED with every
 * problem; the path of each is the place of the record, from 0, and the name.
 */
export function readRecordObjects(
  objects: readonly RecordObject[],
  type: RecordType,
  hub: Pick<Hub, 'estate' | 'now' | 'caller'>,
): LedgerRecord[] {
  const headings = allHeadings(type);
  const { layout } = readHeadings(headings, type, {});
  const known = { type, estate: hub.estate, today: today(hub), mayKeep: mayKeepFor(hub) };
  const check = new RecordCheck(known, layout, (row, name) => ({ path: `${row - 1}.${name}` }));
  const problems = new ProblemCount();
  const records: LedgerRecord[] = [];
  for (const [index, object] of objects.entries()) {
    problems.add(unknownNames(object, { headings, index, type }));
    const cells = headings.map((name) => String(object[name] ?? ''));
    const checked = check.check({ row: index + 1, cells });
    if ('problems' in checked) problems.add(checked.problems);
    else records.push(checked.record);
  }
  problems.refuseAny('The list of records');
  return records;
}

type Around = { headings: readonly string[]; index: number; type: RecordType };

function unknownNames(object: RecordObject, { headings, index, type }: Around): RowProblem[] {
  return Object.keys(object)
    .filter((name) => !headings.includes(name))
    .map((name) => {
      const [near] = nearest(name, headings, 1);
      const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
      const message = `${type.plural} have nothing of this name.${hint}`;
      const found = name.slice(0, 60);
      const place = { path: `${index}.${found}` };
      return { kind: 'heading', problem: { message, place, found, expected: headings.join(', ') } };
    });
}
