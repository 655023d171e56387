import type { Explanation } from '../explanation.ts';
import { figureWords } from './plain-words.ts';
import type { Band, RollUp, Scheme, SchemeDomain } from './scheme.ts';

/** Each domain and the whole: how the score comes about, and the bands that are read off it. */
export function explainRollUp({ domains, overall, overQuarters }: Scheme): Explanation[] {
  const of = { inputs: 'inputs', 'domain scores': 'domains', 'domain bands': 'domains' }[
    overall.of
  ];
  const bandsCount = overall.of === 'domain bands' ? ' A domain counts by its band: ' : '';
  const values = bandsCount === '' ? '' : `${bandsCount}${valueWords(domains)}.`;
  return [
    ...domains.map((domain) => ({
      term: `Domain: ${domain.title}`,
      text: `${rollUpWords(domain.rollUp, 'inputs')} ${bandWords(domain.bands)}${domainWeight(domain, domains)}`,
    })),
    {
      term: 'The whole',
      text: `${rollUpWords(overall.rollUp, of)}${values} ${bandWords(overall.bands)}`,
    },
    ...(overQuarters.length === 0
      ? []
      : [{ term: 'Over quarters', text: quarterWords(overQuarters) }]),
  ];
}

function rollUpWords(rollUp: RollUp, of: string): string {
  if (rollUp.kind === 'share met') {
    return `How much of the weight of its ${of} has a score of at least ${figureWords(rollUp.met)}, in percent.`;
  }
  const words = {
    'weighted mean': `The mean of its ${of}, each by its weight.`,
    sum: `The sum of its ${of}, each times its weight.`,
    minimum: `The worst of its ${of}.`,
  };
  return words[rollUp.kind];
}

function bandWords(bands: readonly Band[]): string {
  const best = bands.at(-1);
  if (!best) return 'It has a score and no band.';
  const each = bands.map(({ label, from, to }, index) =>
    index === 0 ? `${label} below ${figureWords(to)}` : `${label} from ${figureWords(from)}`,
  );
  return `Bands: ${bands.length === 1 ? best.label : each.join(', ')}.`;
}

function domainWeight({ weight }: SchemeDomain, domains: readonly SchemeDomain[]): string {
  const alike = domains.every((domain) => domain.weight === weight);
  return alike ? '' : ` It weighs ${figureWords(weight)} among the domains.`;
}

function valueWords(domains: readonly SchemeDomain[]): string {
  const values = new Map(
    domains.flatMap(({ bands }) => bands.map(({ label, value }) => [label, value])),
  );
  return [...values]
    .map(([label, value]) => `${label} is ${figureWords(Number(value))}`)
    .join(', ');
}

function quarterWords(weights: readonly number[]): string {
  const of = weights.reduce((sum, weight) => sum + weight, 0);
  return `The points of an input are the mean over ${weights.length} quarters. Of ${figureWords(of)} parts the quarters count ${weights.map(figureWords).join(', ')}, the quarter rated last.`;
}
