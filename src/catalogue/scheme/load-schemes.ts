import { z } from 'zod';
import type { Problem } from '../../errors.ts';
import { declaredIn } from '../declared.ts';
import { type Definition, itemsOf } from '../definition.ts';
import { type Claim, duplicateProblems } from '../duplicates.ts';
import { type Declared, type Mistake, problemsAt } from '../mistake.ts';
import type { KnownMetrics } from './metric-name-checks.ts';
import type { Scheme } from './scheme.ts';
import { schemeMistakes } from './scheme-checks.ts';
import { schemeDefinition } from './scheme-definition.ts';
import { schemeOf } from './scheme-of.ts';

/** The schemes that files declare, with what is wrong with them. */
export function loadSchemes(
  files: readonly Definition[],
  known: KnownMetrics,
): { schemes: Scheme[]; declared: Declared<Scheme>[]; problems: Problem[] } {
  const written = declaredIn(files, schemeDefinition);
  const declared = written.map((item) => ({ ...item, value: schemeOf(item.value, known.metrics) }));
  return {
    schemes: firstOfEach(declared.map(({ value }) => value)),
    declared,
    problems: [
      ...duplicateProblems('scheme version', files.flatMap(claimVersions)),
      ...written.flatMap((item) =>
        problemsAt(item, item.value.code, schemeMistakes(item.value, known)),
      ),
    ],
  };
}

/** What the worked examples of schemes do not bear out, each at its place. */
export function schemeExampleProblems(
  schemes: ReadonlyArray<Declared<Scheme>>,
  run: (scheme: Scheme) => Mistake[],
): Problem[] {
  return schemes.flatMap((item) => problemsAt(item, item.value.code, run(item.value)));
}

/** How a version of a scheme is named: `ippf-2007@1`. */
const nameOf = ({ code, version }: Pick<Scheme, 'code' | 'version'>) => `${code}@${version}`;

const versioned = z.object({ code: z.string(), version: z.number() });

function claimVersions(file: Definition): Claim[] {
  return itemsOf(file).flatMap(({ item, path }) => {
    const { data } = versioned.safeParse(item);
    return data ? [{ name: nameOf(data), place: file.yaml.placeOf([...path, 'code']) }] : [];
  });
}

function firstOfEach(schemes: readonly Scheme[]): Scheme[] {
  const names = schemes.map(nameOf);
  return schemes.filter((scheme, index) => names.indexOf(nameOf(scheme)) === index);
}
