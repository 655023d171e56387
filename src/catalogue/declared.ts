import { z } from 'zod';
import { type Definition, itemsOf } from './definition.ts';
import type { Claim } from './duplicates.ts';
import type { Declared, Mistake } from './mistake.ts';
import { nearest } from './nearest.ts';
import type { Step } from './yaml-text.ts';

/** The items of files that have the shape of a schema. */
export function declaredIn<Schema extends z.ZodType>(
  files: readonly Definition[],
  schema: Schema,
): Declared<z.output<Schema>>[] {
  return files.flatMap((file) =>
    itemsOf(file).flatMap(({ item, path }) => {
      const parsed = schema.safeParse(item);
      return parsed.success ? [{ value: parsed.data, file, path }] : [];
    }),
  );
}

const coded = z.object({ code: z.string() });

/** The code of every item, of whatever shape the rest of it is, and where it stands. */
export function claimCodes(file: Definition): Claim[] {
  return itemsOf(file).flatMap(({ item, path }) => {
    const code = coded.safeParse(item).data?.code;
    return code === undefined ? [] : [{ name: code, place: file.yaml.placeOf([...path, 'code']) }];
  });
}

/** All codes of files, so that what is declared with a mistake is not said to be missing as well. */
export function codesIn(files: readonly Definition[]): string[] {
  const codes = files.flatMap((file) =>
    itemsOf(file).flatMap(({ item }) => coded.safeParse(item).data?.code ?? []),
  );
  return [...new Set(codes)];
}

/** The first of each code, without regard to case. */
export function firstByCode<Coded extends { code: string }>(items: readonly Coded[]): Coded[] {
  const first = new Map<string, Coded>();
  for (const item of items) {
    const key = item.code.toLowerCase();
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

/** What to do about a name that is not there: the likeliest that is, or how to declare it. */
export function remedyFor(name: string, there: readonly string[], otherwise: string): string {
  const [likely] = nearest(name, there, 1);
  return likely === undefined ? otherwise : `Write “${likely}”, or ${lower(otherwise)}`;
}

/** The mistake of a name that is none of those there. */
export function unknownName(asked: {
  what: string;
  name: string;
  there: readonly string[];
  path: Step[];
}): Mistake[] {
  const { what, name, there, path } = asked;
  if (there.includes(name)) return [];
  return [
    {
      path,
      message: `There is no ${what} “${name}”. ${remedyFor(name, there, 'Declare it first')}.`,
    },
  ];
}

function lower(sentence: string): string {
  return `${sentence[0]?.toLowerCase() ?? ''}${sentence.slice(1)}`;
}
