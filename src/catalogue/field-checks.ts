import { remedyFor } from './declared.ts';
import type { Mistake } from './mistake.ts';
import { type Field, type FieldKind, findField, type RecordType } from './record-type.ts';
import type { Step } from './yaml-text.ts';

export const figureKinds: readonly FieldKind[] = ['whole', 'number'];

/** The mistake of naming a field that the record type does not have. */
export function unknownField(type: RecordType, name: string, path: Step[]): Mistake {
  const names = type.fields.map((field) => field.name);
  const remedy = remedyFor(name, names, `Declare it among the fields of ${type.code}`);
  return {
    path,
    message: `${type.code} has no field “${name}”. ${remedy}.`,
    expected: `one of ${names.join(', ')}`,
  };
}

/** Mistakes where a date is wanted: no such field, or one of another kind. */
export function dateFieldMistakes(type: RecordType, name: string, path: Step[]): Mistake[] {
  return kindMistakes(type, name, path, { kinds: ['date'], words: 'a date field' });
}

/** Mistakes where a figure is wanted: no such field, or one of another kind. */
export function figureFieldMistakes(type: RecordType, name: string, path: Step[]): Mistake[] {
  return kindMistakes(type, name, path, { kinds: figureKinds, words: 'a whole or number field' });
}

type Wanted = { kinds: readonly FieldKind[]; words: string };

function kindMistakes(
  type: RecordType,
  name: string,
  path: Step[],
  { kinds, words }: Wanted,
): Mistake[] {
  const field = findField(type, name);
  if (!field) return [unknownField(type, name, path)];
  if (kinds.includes(field.kind)) return [];
  const fitting = type.fields.filter(({ kind }) => kinds.includes(kind)).map(nameOf);
  const there = fitting.length === 0 ? '' : `: ${fitting.join(', ')}`;
  const message = `“${name}” is a ${field.kind} and cannot stand here. Write ${words}${there}.`;
  return [{ path, message, expected: words }];
}

function nameOf({ name }: Field): string {
  return name;
}
