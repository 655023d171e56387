import type { Problem } from '../../errors.ts';
import { claimCodes, declaredIn, firstByCode } from '../declared.ts';
import type { Definition } from '../definition.ts';
import { type Claim, duplicateProblems } from '../duplicates.ts';
import { type Declared, type Mistake, problemsAt } from '../mistake.ts';
import type { RecordType } from '../record-type.ts';
import type { Tally } from '../tally.ts';
import { placedFigures, type ReturnContext, returnMistakes } from './return-checks.ts';
import { type ReturnDefinition, returnDefinition } from './return-definition.ts';
import { returnOf } from './return-of.ts';
import { type ReturnTemplate, returnedType } from './return-template.ts';
import { returnedRecordType, returnedTallies } from './returned-tallies.ts';

/** What return templates declare: themselves, and what keeps and counts their figures. */
export type LoadedReturns = {
  returns: ReturnTemplate[];
  recordTypes: RecordType[];
  tallies: Tally[];
  /** The codes of all their tallies, sound or not. */
  tallyCodes: string[];
  problems: Problem[];
};

/** The return templates that files declare, with what is wrong with them; record types by their codes. */
export function loadReturns(
  files: readonly Definition[],
  context: ReturnContext & { recordTypeCodes: readonly string[] },
): LoadedReturns {
  const declared = declaredIn(files, returnDefinition);
  const returns = firstByCode(declared.map(({ value }) => returnOf(value)));
  const tallies = firstByCode(returns.flatMap(returnedTallies));
  return {
    returns,
    recordTypes: returns.map((template) => returnedRecordType(template, context.breakdowns)),
    tallies,
    tallyCodes: declared.flatMap(({ value }) =>
      placedFigures(value).map(({ figure }) => figure.tally),
    ),
    problems: [
      ...duplicateProblems('return code', files.flatMap(claimCodes)),
      ...duplicateProblems('tally code', declared.flatMap(claimTallies)),
      ...declared.flatMap((item) =>
        problemsAt(item, item.value.code, [
          ...returnMistakes(item.value, context),
          ...takenMistakes(item.value, context),
        ]),
      ),
    ],
  };
}

function claimTallies({ value, file, path }: Declared<ReturnDefinition>): Claim[] {
  return placedFigures(value).map((placed) => ({
    name: placed.figure.tally,
    place: file.yaml.placeOf([...path, ...placed.path, 'tally']),
  }));
}

/** A figure's tally and a template's record type are new ones: nothing over records has their codes. */
function takenMistakes(
  definition: ReturnDefinition,
  {
    tallyCodes,
    recordTypeCodes,
  }: { tallyCodes: readonly string[]; recordTypeCodes: readonly string[] },
): Mistake[] {
  const type = returnedType(definition);
  const message = `A record type has the code “${type}”, which the figures of this return need. Give the return or the type another.`;
  return [
    ...(recordTypeCodes.includes(type) ? [{ path: ['code'], message }] : []),
    ...placedFigures(definition).flatMap(({ figure, path }): Mistake[] => {
      const taken = `“${figure.tally}” is counted from records. Give the figure a tally of its own; standsInFor says in whose place it counts.`;
      return tallyCodes.includes(figure.tally)
        ? [{ path: [...path, 'tally'], message: taken }]
        : [];
    }),
  ];
}
