import type { Problem } from '../../errors.ts';
import { claimCodes, codesIn, declaredIn, firstByCode } from '../declared.ts';
import type { Definition } from '../definition.ts';
import { duplicateProblems } from '../duplicates.ts';
import type { Metric } from '../metric.ts';
import { problemsAt } from '../mistake.ts';
import type { AgreementTemplate } from './template.ts';
import { templateMistakes } from './template-checks.ts';
import { templateDefinition } from './template-definition.ts';
import { templateOf } from './template-of.ts';

/** The agreement templates that files declare, with what is wrong with them. */
export function loadTemplates(
  files: readonly Definition[],
  metrics: readonly Metric[],
  metricCodes: readonly string[],
): { templates: AgreementTemplate[]; problems: Problem[] } {
  const declared = declaredIn(files, templateDefinition).map((item) => ({
    item,
    template: templateOf(item.value, metrics),
  }));
  const context = { metrics: metricCodes, templates: codesIn(files) };
  return {
    templates: firstByCode(declared.map(({ template }) => template)),
    problems: [
      ...duplicateProblems('template code', files.flatMap(claimCodes)),
      ...declared.flatMap(({ item, template }) =>
        problemsAt(item, template.code, templateMistakes(template, context)),
      ),
    ],
  };
}
