import type { Problem } from '../../errors.ts';
import { declaredIn } from '../declared.ts';
import type { Definition } from '../definition.ts';
import { problemsAt } from '../mistake.ts';
import { suppressionDefinition } from './suppression-definition.ts';
import type { SuppressionRule } from './suppression-rule.ts';

/** The rules that files declare in the order of their days, with what is wrong with them. */
export function loadSuppression(files: readonly Definition[]): {
  suppression: SuppressionRule[];
  problems: Problem[];
} {
  const declared = declaredIn(files, suppressionDefinition);
  const days = declared.map(({ value }) => value.from);
  return {
    suppression: declared
      .map(({ value }) => value)
      .sort((one, other) => (one.from < other.from ? -1 : 1)),
    problems: declared.flatMap((item, index) =>
      days.indexOf(item.value.from) === index
        ? []
        : problemsAt(item, undefined, [
            {
              path: ['from'],
              message: `Two rules of suppression begin on ${item.value.from}. Leave one of them out.`,
            },
          ]),
    ),
  };
}
