import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { DefinitionFile } from './definition-file.ts';
import { type DefinitionKind, definitionKinds, definitionSchemas } from './definition-schemas.ts';
import { shapeProblems, valueAt } from './shape-problem.ts';
import { readYaml, type Step, type YamlText } from './yaml-text.ts';

/** One definitions file, read; `kind` is undefined when the file does not say what it is. */
export type Definition = { kind: DefinitionKind | undefined; yaml: YamlText; problems: Problem[] };

const kinds = Object.keys(definitionKinds);
const isKind = (kind: unknown): kind is DefinitionKind =>
  typeof kind === 'string' && Object.hasOwn(definitionKinds, kind);

/** Reads a file and checks its shape against the schema of its kind. */
export function readDefinition({ file, text }: DefinitionFile): Definition {
  const yaml = readYaml(text, file);
  const kind = valueAt(yaml.value, ['kind']);
  if (yaml.problems.length > 0) return { kind: undefined, yaml, problems: yaml.problems };
  if (!isKind(kind)) return { kind: undefined, yaml, problems: [kindProblem(kind, yaml)] };
  const parsed = definitionKinds[kind].safeParse(yaml.value);
  const problems = parsed.success
    ? []
    : shapeProblems(parsed.error, yaml, (path) => fieldsAt(kind, path));
  return { kind, yaml, problems };
}

const anyList = z.array(z.unknown());

/** The items of a file's list, as they stand, each with its path. */
export function itemsOf({ kind, yaml }: Definition): Array<{ item: unknown; path: Step[] }> {
  if (kind === undefined) return [];
  const list = anyList.safeParse(valueAt(yaml.value, [kind]));
  return (list.data ?? []).map((item, index) => ({ item, path: [kind, index] }));
}

function kindProblem(kind: unknown, yaml: YamlText): Problem {
  const expected = `one of ${kinds.join(', ')}`;
  if (yaml.value === null) {
    const message = `The file is empty. Start it with “kind:” and ${expected}, or delete it.`;
    return { message, place: yaml.placeOf([]), expected };
  }
  if (kind === undefined) {
    const message = `The file does not say what it holds. Start it with “kind:” and ${expected}.`;
    return { message, place: yaml.placeOf([]), expected };
  }
  const found = JSON.stringify(kind);
  const message = `There is no kind ${found} of definition. Write ${expected}.`;
  return { message, place: yaml.placeOf(['kind']), found, expected };
}

/** The fields that a kind's schema allows at a path, read off its JSON Schema. */
function fieldsAt(kind: DefinitionKind, path: readonly Step[]): string[] {
  const steps = path.flatMap((step) =>
    typeof step === 'number' ? ['items'] : ['properties', step],
  );
  const within = valueAt(definitionSchemas()[`${kind}.schema.json`], steps);
  return Object.keys(
    z
      .object({})
      .loose()
      .safeParse(valueAt(within, ['properties'])).data ?? {},
  );
}
