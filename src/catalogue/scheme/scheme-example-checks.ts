import { factNames } from '../../estate/index.ts';
import { unknownName } from '../declared.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { bandMistake } from './gate-checks.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

type Example = SchemeDefinition['examples'][number];

/** What worked examples name that the scheme does not have; whether they come out is seen by rating. */
export function namedInExamples(scheme: SchemeDefinition): Mistake[] {
  return scheme.examples.flatMap((example, index) =>
    within(
      ['examples', index],
      [
        ...twice(example.providers, ['providers']),
        ...example.providers.flatMap((provider, at) =>
          within(['providers', at], providerMistakes(provider, scheme)),
        ),
        ...twice(example.expect, ['expect']),
        ...example.expect.flatMap((expected, at) =>
          within(['expect', at], expectMistakes(expected, example, scheme)),
        ),
      ],
    ),
  );
}

function twice(items: ReadonlyArray<{ name: string }>, path: Step[]): Mistake[] {
  const names = items.map(({ name }) => name);
  return names.flatMap((name, index): Mistake[] => {
    if (names.indexOf(name) === index) return [];
    const message = `“${name}” stands twice. Give one of the two another name, or take it out.`;
    return [{ path: [...path, index, 'name'], message }];
  });
}

function providerMistakes(
  { facts, figures, quartersBefore }: Example['providers'][number],
  { inputs, overQuarters }: SchemeDefinition,
): Mistake[] {
  const there = inputs.map(({ code }) => code);
  const named = (given: object, path: Step[]) =>
    Object.keys(given).flatMap((name) =>
      unknownName({ what: 'input', name, there, path: [...path, name] }),
    );
  const most = Math.max(0, overQuarters.length - 1);
  const message = `The scheme looks at ${most} quarters before, and here are ${quartersBefore.length}. Take out the earliest.`;
  return [
    ...Object.keys(facts).flatMap((name) =>
      unknownName({ what: 'fact', name, there: [...factNames.keys()], path: ['facts', name] }),
    ),
    ...named(figures, ['figures']),
    ...quartersBefore.flatMap((given, index) => named(given, ['quartersBefore', index])),
    ...(quartersBefore.length > most ? [{ path: ['quartersBefore'], message }] : []),
  ];
}

function expectMistakes(
  { name, score, band, rank, domains: expected }: Example['expect'][number],
  { providers }: Example,
  { domains, overall }: SchemeDefinition,
): Mistake[] {
  const names = providers.map((provider) => provider.name);
  const codes = domains.map(({ code }) => code);
  const says = score !== undefined || band !== undefined || rank !== undefined;
  const message = 'Nothing is expected. Add a score, a band, a rank or domains.';
  return [
    ...unknownName({ what: 'provider', name, there: names, path: ['name'] }),
    ...(says || Object.keys(expected).length > 0 ? [] : [{ path: [], message }]),
    ...(typeof band === 'string' ? bandMistake(band, overall.bands, ['band']) : []),
    ...Object.entries(expected).flatMap(([code, label]) => {
      const path = ['domains', code];
      const domain = domains.find((one) => one.code === code);
      if (!domain) return unknownName({ what: 'domain', name: code, there: codes, path });
      return bandMistake(label, domain.bands, path);
    }),
  ];
}
