import type { Explanation } from '../explanation.ts';
import type { Catalogue } from '../metric.ts';
import { figureWords, metricWords } from './plain-words.ts';
import type { MissingRule, Scheme, SchemeInput, View } from './scheme.ts';
import { viewsWords, weightWords } from './view-words.ts';

const missingWords: Record<MissingRule, string> = {
  'leave out': 'It is left out, and the others share its weight.',
  'count as lowest': 'It counts with the least points.',
  'not rated': 'There is no rating.',
};

/** How inputs are scored, every input with its weight, and what becomes of one without a figure. */
export function explainInputs(
  scheme: Scheme,
  catalogue: Pick<Catalogue, 'metrics'>,
): Explanation[] {
  const { inputs, scale } = scheme;
  const usual = {
    views: mostCommon(inputs.map(({ views }) => views)),
    missing: mostCommon(inputs.map(({ missing }) => missing)),
  };
  const scored = `Each input has from ${figureWords(scale.from)} to ${figureWords(scale.to)} points.`;
  return [
    {
      term: 'How inputs are scored',
      text: usual.views ? `${scored} Unless it says otherwise: ${viewsWords(usual.views)}` : scored,
    },
    ...comparedWith(scheme),
    ...inputs.map((input) => ({
      term: `Input: ${input.title}`,
      text: inputWords(input, scheme, usual, catalogue),
    })),
    { term: 'Without a figure', text: withoutFigure(scheme, usual.missing) },
  ];
}

type Usual = { views: readonly View[] | undefined; missing: MissingRule | undefined };

function inputWords(
  input: SchemeInput,
  { domains, inputs }: Scheme,
  usual: Usual,
  catalogue: Pick<Catalogue, 'metrics'>,
): string {
  const domain = domains.find(({ code }) => code === input.domain);
  return [
    `${metricWords(input.metrics, catalogue, input.title)}.`,
    ...(domain ? [`In ${domain.title}.`] : []),
    weightWords(
      input,
      inputs.filter((other) => other.domain === input.domain),
    ),
    ...(same(input.views, usual.views) ? [] : [viewsWords(input.views)]),
    ...(input.missing === usual.missing
      ? []
      : [`Without a figure: ${missingWords[input.missing]}`]),
  ].join(' ');
}

function withoutFigure({ enough, domains }: Scheme, missing: MissingRule | undefined): string {
  const rule = missing ? `${missingWords[missing]} ` : '';
  const of = domains.length > 0 ? ', of each domain and of the whole' : '';
  return `${rule}At least ${figureWords(enough)}% of the weight must be known${of}. With less there is no rating.`;
}

/** Said only where a view compares a provider with others. */
function comparedWith({ inputs, comparedWith: { by, atLeast, otherwise } }: Scheme): Explanation[] {
  const compares = inputs.some(({ views }) =>
    views.some(({ measure }) => measure === 'percentile' || measure === 'standard score'),
  );
  if (!compares) return [];
  const whom = by === 'comparator group' ? 'its comparator group' : 'everyone rated';
  const fewer =
    otherwise === 'missing' ? 'there are no points' : 'it is compared with everyone rated';
  return [
    {
      term: 'Compared with',
      text: `A provider is compared with ${whom}. Where fewer than ${atLeast} have a figure, ${fewer}.`,
    },
  ];
}

/** What most have, if at least two have it, or the only one. */
function mostCommon<Value>(values: readonly Value[]): Value | undefined {
  const counts = values.map((value) => values.filter((other) => same(other, value)).length);
  const most = Math.max(...counts);
  return most > 1 || values.length === 1 ? values[counts.indexOf(most)] : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
