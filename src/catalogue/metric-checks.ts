import { z } from 'zod';
import { type Unit, units } from './metric.ts';
import type { Mistake } from './mistake.ts';
import { nearest } from './nearest.ts';

const known = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined);
const texts = known(z.array(z.string()));

/** What can be made out of a metric whose shape may be wrong, so that its other mistakes show at once. */
export const looseMetric = z.object({
  code: known(z.string()),
  title: known(z.string()),
  shortTitle: known(z.string()),
  unit: known(z.enum(units)),
  additive: known(z.boolean()),
  domain: known(z.string()),
  choices: texts,
  range: known(z.object({ min: known(z.number()), max: known(z.number()) })),
  appliesTo: known(z.object({ only: texts, except: texts })),
});
export type LooseMetric = z.infer<typeof looseMetric>;

const additiveUnits: readonly Unit[] = ['count', 'places', 'money'];

/** The mistakes of one metric that its shape cannot show. */
export function metricMistakes(metric: LooseMetric, domainCodes: readonly string[]): Mistake[] {
  const found = [
    additiveMistake(metric),
    choicesMistake(metric),
    rangeMistake(metric),
    appliesToMistake(metric),
    domainMistake(metric, domainCodes),
  ];
  return found.filter((mistake) => mistake !== undefined);
}

function additiveMistake({ additive, unit }: LooseMetric): Mistake | undefined {
  if (!additive || unit === undefined || additiveUnits.includes(unit)) return undefined;
  const expected = `additive: false, or a unit that adds up: ${additiveUnits.join(', ')}`;
  const message = `Values of the unit ${unit} cannot be added up. Write additive: false.`;
  return { path: ['additive'], message, expected };
}

function choicesMistake({ unit, choices }: LooseMetric): Mistake | undefined {
  if (unit === undefined) return undefined;
  if (unit === 'rating' && choices === undefined) {
    const message = 'A rating needs its words. Add choices, the worst first: [Poor, Good].';
    return { path: ['choices'], message, expected: 'two or more words, the worst first' };
  }
  if (unit !== 'rating' && choices !== undefined) {
    const message = `Only a rating has choices, not the unit ${unit}. Take them out, or write unit: rating.`;
    return { path: ['choices'], message };
  }
  const repeated = choices?.find((choice, index) => choices.indexOf(choice) !== index);
  return repeated === undefined
    ? undefined
    : { path: ['choices'], message: `“${repeated}” stands twice among the choices. Keep one.` };
}

function rangeMistake({ range }: LooseMetric): Mistake | undefined {
  if (range?.min === undefined || range.max === undefined || range.min < range.max)
    return undefined;
  const message = `The range runs from ${range.min} to ${range.max}, so nothing is in it. Write the lesser as min.`;
  return { path: ['range'], message, expected: 'min less than max' };
}

function appliesToMistake({ appliesTo }: LooseMetric): Mistake | undefined {
  const both = appliesTo?.only?.find((id) => appliesTo.except?.includes(id));
  if (both === undefined) return undefined;
  const message = `${both} stands under both only and except. Take it out of one.`;
  return { path: ['appliesTo'], message };
}

function domainMistake({ domain }: LooseMetric, codes: readonly string[]): Mistake | undefined {
  if (domain === undefined || codes.includes(domain)) return undefined;
  const [likely] = nearest(domain, codes, 1);
  const remedy = likely ? `Write “${likely}”` : 'Declare it in a file of the kind domains';
  const message = `No domain has the code “${domain}”. ${remedy}, or add the domain.`;
  return { path: ['domain'], message, expected: `one of ${codes.join(', ')}` };
}
