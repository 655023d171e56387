import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { claimCodes, codesIn, firstByCode, remedyFor } from './declared.ts';
import { declaredTallies, resolveTally } from './declared-tally.ts';
import type { Definition } from './definition.ts';
import { duplicateProblems } from './duplicates.ts';
import { problemsAt } from './mistake.ts';
import { partMistakes } from './part-checks.ts';
import type { Breakdown, RecordType } from './record-type.ts';
import { valueAt } from './shape-problem.ts';
import type { Tally } from './tally.ts';
import { tallyMistakes } from './tally-checks.ts';

/** What tallies are over. `declared` are the codes of every record type, sound or not. */
type Context = {
  recordTypes: readonly RecordType[];
  breakdowns: readonly Breakdown[];
  declared: readonly string[];
};

/** Tallies as files declare them, each with what it takes from the one that it is a part of. */
export function loadTallies(
  files: readonly Definition[],
  context: Context,
): { tallies: Tally[]; problems: Problem[] } {
  const loose = files.flatMap(declaredTallies);
  const byCode = new Map(
    firstByCode(loose.map(({ value }) => value)).map((tally) => [tally.code, tally]),
  );
  const codes = codesIn(files);
  const tallies = [...byCode.values()].flatMap(
    (tally) => resolveTally(tally, byCode, context.recordTypes) ?? [],
  );
  return {
    tallies,
    problems: [
      ...duplicateProblems('tally code', files.flatMap(claimCodes)),
      ...files.flatMap((file) => recordProblems(file, context.declared)),
      ...loose.flatMap((item) => {
        const type = context.recordTypes.find(({ code }) => code === item.value.record);
        const found = [
          ...partMistakes(item.value, byCode, codes),
          ...(type ? tallyMistakes(item.value, type, context.breakdowns) : []),
        ];
        return problemsAt(item, item.value.code, found);
      }),
    ],
  };
}

function recordProblems(file: Definition, declared: readonly string[]): Problem[] {
  const record = z.string().safeParse(valueAt(file.yaml.value, ['record'])).data;
  if (record === undefined || declared.includes(record)) return [];
  const remedy = remedyFor(record, declared, 'Declare the type in a file of the kind records');
  const message = `There is no record type “${record}”. ${remedy}.`;
  return problemsAt({ file, path: [] }, undefined, [{ path: ['record'], message }]);
}
