import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { nearest } from './nearest.ts';
import type { Step, YamlText } from './yaml-text.ts';

/** What a definition does not have the shape of, as problems with places and what to write instead. */
export function shapeProblems(
  error: z.ZodError,
  yaml: YamlText,
  fieldsAt: (path: readonly Step[]) => readonly string[],
): Problem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys') return [wrongField(path, issue.message, yaml)];
    return issue.keys.map((key) => unknownField(path, key, fieldsAt(path), yaml));
  });
}

function wrongField(path: readonly Step[], expected: string, yaml: YamlText): Problem {
  const place = yaml.placeOf(path);
  const found = valueAt(yaml.value, path);
  const name = `${ownerOf(yaml.value, path)}${nameOf(path)}`;
  if (found === undefined)
    return { message: `${name} is missing. Add ${expected}.`, place, expected };
  const printed = print(found);
  const message = `${name} cannot be ${printed}. Write ${expected}.`;
  return { message, place, found: printed, expected };
}

function unknownField(
  path: readonly Step[],
  key: string,
  fields: readonly string[],
  yaml: YamlText,
): Problem {
  const [likely] = nearest(key, fields, 1);
  const expected = `one of ${fields.join(', ')}`;
  const remedy = likely
    ? `Write “${likely}”, or take it out.`
    : `Write ${expected}, or take it out.`;
  const owner = ownerOf(yaml.value, [...path, key]);
  const message = `${owner}“${key}” is not a field here. ${remedy}`;
  return { message, place: yaml.placeOf(path, key), found: key, expected };
}

/** The code of the metric or domain that a path leads into, as the start of a sentence. */
function ownerOf(value: unknown, path: readonly Step[]): string {
  const coded = z.object({ code: z.string() }).safeParse(valueAt(value, path.slice(0, 2)));
  return coded.success && path.length > 2 ? `${coded.data.code}: ` : '';
}

function nameOf(path: readonly Step[]): string {
  const field = path.findLast((step) => typeof step === 'string');
  if (field === undefined) return 'The file';
  const last = path.at(-1);
  return typeof last === 'number' ? `Item ${last + 1} of “${field}”` : `“${field}”`;
}

export function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((within, step) => {
    const known = typeof within === 'object' && within !== null && Object.hasOwn(within, step);
    return known ? Reflect.get(within, step) : undefined;
  }, value);
}

function print(value: unknown): string {
  if (value === null) return 'empty';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}
