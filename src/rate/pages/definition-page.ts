import { explainScheme, findMetric, getScheme, type Scheme } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page } from '../../web/index.ts';
import { schemeHash } from '../versions/keep-schemes.ts';
import { definitionAddress, metricAddress, ratingsAddress, schemeAddress } from './addresses.ts';
import { shareText } from './rating-words.ts';
import { schemeParams } from './scheme-question.ts';

/** How a scheme works: in words, its inputs with their weights, its worked examples and its versions. */
export function definitionPage(): Page {
  return page({
    needs: 'see published',
    path: '/ratings/:scheme/definition',
    params: schemeParams,
    show: ({ hub, params }) => {
      const scheme = getScheme(hub.catalogue, params.scheme);
      const ratings = schemeAddress(params.scheme);
      return {
        view: 'rate/views/definition.njk',
        title: `How it works: ${scheme.shortTitle}`,
        breadcrumbs: [
          { text: 'Home', href: '/' },
          { text: 'Ratings', href: ratingsAddress },
          { text: scheme.shortTitle, href: ratings },
          { text: 'How it works' },
        ],
        data: {
          ...{ title: scheme.title, ratings, hash: schemeHash(scheme), version: scheme.version },
          explanations: explainScheme(scheme, hub.catalogue),
          inputs: inputsTable(hub, scheme),
          examples: scheme.examples.map(exampleTable),
          versions: versionsOf(hub, scheme),
        },
      };
    },
  });
}

function inputsTable({ catalogue }: Hub, scheme: Scheme) {
  const domains = new Map(scheme.domains.map(({ code, title }) => [code, title]));
  const hasDomains = domains.size > 0;
  const hasRules = scheme.inputs.some(({ weights }) => weights.length > 0);
  return {
    id: 'inputs',
    caption: 'Inputs',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    head: [
      'Input',
      ...(hasDomains ? ['Domain'] : []),
      'Metrics, the first that has an outturn',
      { text: 'Weight', numeric: true },
      ...(hasRules ? ['Weight of some'] : []),
      'Where it is missing',
    ],
    rows: scheme.inputs.map((input) => [
      input.title,
      ...(hasDomains ? [domains.get(input.domain ?? '') ?? '–'] : []),
      {
        text: input.metrics.join(', '),
        href: metricAddress(input.metrics[0] ?? '', {}),
        detail: findMetric(catalogue, input.metrics[0] ?? '')?.title,
      },
      { text: shareText(input.weight), numeric: true },
      ...(hasRules ? [{ text: weightRuleWords(input), classes: 'gh-words' }] : []),
      input.missing,
    ]),
  };
}

function weightRuleWords({ weights }: Scheme['inputs'][number]): string {
  if (weights.length === 0) return '–';
  return weights
    .map(({ when, weight }) => {
      const facts = when.map((rule) => `${rule.fact} is ${rule.in.join(' or ')}`);
      return `${shareText(weight)} where ${facts.join(' and ')}`;
    })
    .join('; ');
}

/** A worked example: the figures of each provider, and what must come out. */
function exampleTable(example: Scheme['examples'][number], index: number) {
  return {
    title: example.title,
    table: {
      id: `example-${index + 1}`,
      caption: `Example ${index + 1}`,
      captionClasses: 'govuk-visually-hidden',
      classes: 'gh-dense',
      head: ['Provider', 'Figures', 'Must come out'],
      rows: example.providers.map((provider) => [
        provider.name,
        { text: figureWords(provider.figures), classes: 'gh-words' },
        { text: expectedWords(example, provider.name), classes: 'gh-words' },
      ]),
    },
  };
}

function figureWords(figures: Scheme['examples'][number]['providers'][number]['figures']): string {
  return Object.entries(figures)
    .map(([input, { outturn, level, previous }]) => {
      const against = level === undefined ? '' : ` against ${level}`;
      const before = previous === undefined ? '' : `, before ${previous}`;
      return `${input.replaceAll('-', ' ')} ${outturn ?? 'none'}${against}${before}`;
    })
    .join('; ');
}

function expectedWords({ expect }: Scheme['examples'][number], name: string): string {
  const found = expect.find((one) => one.name === name);
  if (!found) return '–';
  const { score, band, rank, domains } = found;
  return [
    ...(score === undefined ? [] : [score === null ? 'no score' : `score ${score}`]),
    ...(band === undefined ? [] : [band ?? 'not rated']),
    ...(rank === undefined ? [] : [`place ${rank}`]),
    ...Object.entries(domains).map(([domain, label]) => `${domain.replaceAll('-', ' ')} ${label}`),
  ].join(', ');
}

function versionsOf({ catalogue }: Hub, { code, version }: Scheme) {
  return catalogue.schemes
    .filter((other) => other.code === code)
    .toSorted((one, other) => other.version - one.version)
    .map((other) => ({
      text: `Version ${other.version}`,
      changes: other.changes,
      isShown: other.version === version,
      href: definitionAddress(`${code}@${other.version}`),
    }));
}
