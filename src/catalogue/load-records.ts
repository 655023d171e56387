import type { Problem } from '../errors.ts';
import { claimCodes, codesIn, declaredIn, firstByCode } from './declared.ts';
import type { Definition } from './definition.ts';
import { duplicateProblems } from './duplicates.ts';
import { problemsAt } from './mistake.ts';
import { breakdownOwnMistakes, recordMistakes } from './record-checks.ts';
import {
  breakdownDefinition,
  choiceList,
  type RecordDefinition,
  recordDefinition,
} from './record-definition.ts';
import { type Breakdown, breakdownField, type Field, type RecordType } from './record-type.ts';

/** Breakdowns and record types as files declare them, with what is wrong with them. */
export function loadRecordTypes(
  breakdownFiles: readonly Definition[],
  recordFiles: readonly Definition[],
): { breakdowns: Breakdown[]; recordTypes: RecordType[]; problems: Problem[] } {
  const grouped = declaredIn(breakdownFiles, breakdownDefinition).map((declared) => ({
    ...declared,
    value: { ...declared.value, groups: choiceList(declared.value.groups) },
  }));
  const breakdowns = firstByCode(grouped.map(({ value }) => value));
  const context = { breakdowns, declared: codesIn(recordFiles) };
  const types = declaredIn(recordFiles, recordDefinition).map((declared) => ({
    declared,
    type: recordTypeOf(declared.value, breakdowns),
  }));
  return {
    breakdowns,
    recordTypes: firstByCode(types.map(({ type }) => type)),
    problems: [
      ...duplicateProblems('breakdown code', breakdownFiles.flatMap(claimCodes)),
      ...duplicateProblems('record type code', recordFiles.flatMap(claimCodes)),
      ...grouped.flatMap((item) =>
        problemsAt(item, item.value.code, breakdownOwnMistakes(item.value)),
      ),
      ...types.flatMap(({ declared, type }) =>
        problemsAt(declared, type.code, recordMistakes(declared.value, type, context)),
      ),
    ],
  };
}

/** The declared fields, then one for each breakdown. */
function recordTypeOf(definition: RecordDefinition, breakdowns: readonly Breakdown[]): RecordType {
  const { breakdowns: codes, fields, ...same } = definition;
  const declared = fields.map((field) => ({ ...field, choices: choiceList(field.choices ?? {}) }));
  const added = codes.flatMap((code) => breakdowns.find((known) => known.code === code) ?? []);
  return { ...same, fields: [...declared, ...added.map(fieldOfBreakdown)] };
}

function fieldOfBreakdown({ code, title, groups }: Breakdown): Field {
  return {
    name: breakdownField(code),
    title,
    kind: 'choice',
    required: false,
    choices: groups,
    breakdown: code,
  };
}
