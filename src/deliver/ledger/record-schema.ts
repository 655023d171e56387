import type { Field, RecordType } from '../../catalogue/index.ts';

/** A JSON schema of one record of a type, as the API takes it; what only a rule can say stands in words. */
export function recordSchema(type: RecordType): Record<string, unknown> {
  const own = {
    provider: { type: 'string', description: 'Any name of the register.' },
    record: { type: 'string', maxLength: 100, description: 'The reference in its source.' },
    retract: { type: ['boolean', 'null'], description: 'True takes the record back.' },
    revision: {
      ...{ type: ['integer', 'null'], minimum: 0 },
      description:
        'The revision that you have seen, 0 for none; another one in the ledger is a conflict.',
    },
  };
  const fields = type.fields.map((field) => [field.name, fieldSchema(field)]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...{ title: type.title, description: type.about.trim(), type: 'object' },
    properties: { ...own, ...Object.fromEntries(fields) },
    required: ['provider', 'record'],
    if: { properties: { retract: { const: true } }, required: ['retract'] },
    else: { required: type.fields.filter(({ required }) => required).map(({ name }) => name) },
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): Record<string, unknown> {
  const { title, note, notBefore, to, required } = field;
  const words = [
    `${title}.`,
    notBefore === undefined ? '' : `Not before ${notBefore}.`,
    to === undefined ? '' : `The reference of a record of ${to}.`,
    note?.trim() ?? '',
  ];
  const { type, ...rest } = shapeOf(field);
  return {
    type: required ? type : [type, 'null'],
    ...rest,
    description: words.filter((word) => word !== '').join(' '),
  };
}

function shapeOf({ kind, choices, min, max, required }: Field): Record<string, unknown> {
  switch (kind) {
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice': {
      const codes = choices.map(({ code }) => code);
      return { type: 'string', enum: required ? codes : [...codes, null] };
    }
    case 'flag':
      return { type: 'boolean' };
    case 'whole':
    case 'number':
      return {
        type: kind === 'whole' ? 'integer' : 'number',
        ...(min !== undefined && { minimum: min }),
        ...(max !== undefined && { maximum: max }),
      };
    case 'person':
      return { type: 'string', pattern: '^[A-Za-z0-9-]{4,40}$' };
    case 'reference':
    case 'code':
      return { type: 'string', maxLength: 100 };
  }
}
