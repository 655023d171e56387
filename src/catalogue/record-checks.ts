import { remedyFor } from './declared.ts';
import { dateFieldMistakes, figureKinds } from './field-checks.ts';
import { type Mistake, within } from './mistake.ts';
import { fieldName, type RecordDefinition } from './record-definition.ts';
import { type Breakdown, breakdownField, type RecordType } from './record-type.ts';

type DeclaredField = RecordDefinition['fields'][number];

/** What a record type may refer to. */
export type RecordContext = {
  breakdowns: readonly Breakdown[];
  /** The codes of every record type that is declared, sound or not. */
  declared: readonly string[];
};

/** The mistakes of a record type that its shape cannot show. */
export function recordMistakes(
  definition: RecordDefinition,
  type: RecordType,
  context: RecordContext,
): Mistake[] {
  return [
    ...dateFieldMistakes(type, definition.happened, ['happened']),
    ...breakdownMistakes(definition, context.breakdowns),
    ...definition.fields.flatMap((field, index) =>
      within(
        ['fields', index],
        [
          ...nameMistakes(definition, field, index),
          ...choiceMistakes(field),
          ...boundMistakes(field),
          ...aheadMistakes(field),
          ...orderMistakes(field, type),
          ...referenceMistakes(field, context.declared),
        ],
      ),
    ),
  ];
}

function nameMistakes(
  { fields, breakdowns }: RecordDefinition,
  { name }: DeclaredField,
  index: number,
): Mistake[] {
  if (fields.findIndex((field) => field.name === name) < index) {
    return [
      { path: ['name'], message: `The field “${name}” stands twice. Give one another name.` },
    ];
  }
  const hiding = breakdowns.find((code) => breakdownField(code) === name);
  if (hiding === undefined) return [];
  const message = `The breakdown ${hiding} adds a field “${name}” already. Take this one out.`;
  return [{ path: ['name'], message }];
}

function choiceMistakes({ name, kind, choices }: DeclaredField): Mistake[] {
  if (kind === 'choice' && choices === undefined) {
    const message = `“${name}” needs its choices. Add choices: { code: Words, other: Words }.`;
    return [{ path: [], message, expected: 'choices, each a code and its words' }];
  }
  if (kind === 'choice' || choices === undefined) return [];
  const message = `Only a choice has choices, and “${name}” is a ${kind}. Take them out, or write kind: choice.`;
  return [{ path: ['choices'], message }];
}

function boundMistakes({ name, kind, min, max }: DeclaredField): Mistake[] {
  const bounded = min !== undefined || max !== undefined;
  if (bounded && !figureKinds.includes(kind)) {
    const message = `Only whole and number have min and max, and “${name}” is a ${kind}. Take them out.`;
    return [{ path: [min === undefined ? 'max' : 'min'], message }];
  }
  if (min === undefined || max === undefined || min <= max) return [];
  const message = `“${name}” runs from ${min} to ${max}, so no figure is in it. Write the lesser as min.`;
  return [{ path: ['min'], message, expected: 'min no more than max' }];
}

function aheadMistakes({ name, kind, ahead }: DeclaredField): Mistake[] {
  if (ahead === undefined || kind === 'date') return [];
  const message = `Only a date can lie ahead, and “${name}” is a ${kind}. Take “ahead” out.`;
  return [{ path: ['ahead'], message }];
}

function orderMistakes({ name, kind, notBefore }: DeclaredField, type: RecordType): Mistake[] {
  if (notBefore === undefined) return [];
  const path = ['notBefore'];
  if (kind !== 'date') {
    const message = `Only a date has notBefore, and “${name}” is a ${kind}. Take it out.`;
    return [{ path, message }];
  }
  if (notBefore === name) {
    return [{ path, message: `“${name}” cannot precede itself. Name another date field.` }];
  }
  return dateFieldMistakes(type, notBefore, path);
}

function referenceMistakes({ name, kind, to }: DeclaredField, declared: readonly string[]) {
  if (kind !== 'reference') {
    if (to === undefined) return [];
    const message = `Only a reference has “to”, and “${name}” is a ${kind}. Take it out, or write kind: reference.`;
    return [{ path: ['to'], message }];
  }
  if (to === undefined) {
    const message = `“${name}” does not say to which record type it refers. Add to: the code of a record type.`;
    return [{ path: [], message, expected: `one of ${declared.join(', ')}` }];
  }
  if (declared.includes(to)) return [];
  const remedy = remedyFor(to, declared, 'Declare the type in a file of the kind records');
  return [{ path: ['to'], message: `There is no record type “${to}”. ${remedy}.` }];
}

function breakdownMistakes(
  { breakdowns }: RecordDefinition,
  known: readonly Breakdown[],
): Mistake[] {
  const codes = known.map(({ code }) => code);
  return breakdowns.flatMap((code, index): Mistake[] => {
    const path = ['breakdowns', index];
    if (breakdowns.indexOf(code) < index) {
      return [{ path, message: `The breakdown “${code}” stands twice. Keep one.` }];
    }
    return codes.includes(code) ? [] : [unknownBreakdown(code, codes, path)];
  });
}

/** The mistake of naming a breakdown that is not declared. */
export function unknownBreakdown(
  code: string,
  codes: readonly string[],
  path: Mistake['path'],
): Mistake {
  const remedy = remedyFor(code, codes, 'Declare it in a file of the kind breakdowns');
  return { path, message: `There is no breakdown “${code}”. ${remedy}.` };
}

/** The mistakes of a breakdown that its shape cannot show. */
export function breakdownOwnMistakes({ code, groups, reference }: Breakdown): Mistake[] {
  const mistakes: Mistake[] = [];
  const codes = groups.map((group) => group.code);
  if (!codes.includes(reference)) {
    const remedy = remedyFor(reference, codes, 'Add it to the groups');
    const message = `The reference “${reference}” is none of the groups. ${remedy}.`;
    mistakes.push({ path: ['reference'], message, expected: `one of ${codes.join(', ')}` });
  }
  if (!fieldName.safeParse(breakdownField(code)).success) {
    const message = `“${breakdownField(code)}” cannot be the name of a field. Give the breakdown another code.`;
    mistakes.push({ path: ['code'], message });
  }
  return mistakes;
}
