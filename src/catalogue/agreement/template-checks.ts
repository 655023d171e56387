import { unknownName } from '../declared.ts';
import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import { addressMistakes } from './name-checks.ts';
import { regimeMistakes } from './regime-checks.ts';
import { columnMistakes, numericUnits } from './table-checks.ts';
import type { AgreedTable, AgreementTemplate } from './template.ts';
import { checkMistakes } from './term-checks.ts';

/** What a template may name outside itself. */
export type TemplateContext = {
  /** The codes of every metric that is declared, sound or not. */
  metrics: readonly string[];
  /** The codes of every template that is declared. */
  templates: readonly string[];
};

/** The mistakes of a template that its shape cannot show, each at the path where an author wrote it. */
export function templateMistakes(template: AgreementTemplate, context: TemplateContext): Mistake[] {
  const { parent, checks, sections, material, regime } = template;
  return [
    ...(parent === undefined ? [] : parentMistakes(template, parent, context)),
    ...duplicateCodes({ what: 'section', items: sections, path: ['sections'] }),
    ...duplicateTables(template),
    ...eachTable(template, columnMistakes),
    ...metricMistakes(template, context.metrics),
    ...duplicateCodes({ what: 'check', items: checks, path: ['checks'] }),
    ...checks.flatMap((check, index) => within(['checks', index], checkMistakes(check, template))),
    ...duplicateCodes({ what: 'comparison', items: material, path: ['material'] }),
    ...materialMistakes(template, context.metrics),
    ...priceMistakes(template),
    ...(regime ? within(['regime'], regimeMistakes(regime, template, context.metrics)) : []),
  ];
}

function parentMistakes(
  { code }: AgreementTemplate,
  parent: string,
  { templates }: TemplateContext,
): Mistake[] {
  if (parent !== code) {
    return unknownName({ what: 'template', name: parent, there: templates, path: ['parent'] });
  }
  const message = `“${code}” cannot be an annex of itself. Name another template.`;
  return [{ path: ['parent'], message }];
}

function eachTable(
  { sections }: AgreementTemplate,
  find: (table: AgreedTable) => Mistake[],
): Mistake[] {
  return sections.flatMap(({ tables }, section) =>
    tables.flatMap((table, index) => within(['sections', section, 'tables', index], find(table))),
  );
}

function duplicateTables(template: AgreementTemplate): Mistake[] {
  const seen = new Set<string>();
  return eachTable(template, ({ code }) => {
    const taken = seen.has(code);
    seen.add(code);
    const message = `The table code “${code}” is taken. Give this table another.`;
    return taken ? [{ path: ['code'], message }] : [];
  });
}

/** A metric must be declared, and has its levels in one place of an agreement. */
function metricMistakes(template: AgreementTemplate, metrics: readonly string[]): Mistake[] {
  const seen = new Set<string>();
  return eachTable(template, ({ rows, shape }) => {
    if (shape !== 'levels') return [];
    const levels = rows.flatMap(({ metric, line }) => (line === 'level' && metric ? metric : []));
    return levels.flatMap((name, index): Mistake[] => {
      const path = ['metrics', index];
      const taken = seen.has(name);
      seen.add(name);
      const message = `The levels of “${name}” stand twice in the template. Keep one of the two.`;
      return taken
        ? [{ path, message }]
        : unknownName({ what: 'metric', name, there: metrics, path });
    });
  });
}

function materialMistakes(template: AgreementTemplate, metrics: readonly string[]): Mistake[] {
  return template.material.flatMap(({ agreed, recorded: name }, index) =>
    within(
      ['material', index],
      [
        ...addressMistakes(agreed, template, ['agreed'], numericUnits),
        ...unknownName({ what: 'metric', name, there: metrics, path: ['recorded'] }),
      ],
    ),
  );
}

function priceMistakes(template: AgreementTemplate): Mistake[] {
  if (!template.price) return [];
  const { amount, places } = template.price;
  return [
    ...addressMistakes(amount, template, ['price', 'amount'], ['money']),
    ...addressMistakes(places, template, ['price', 'places'], numericUnits),
  ];
}
