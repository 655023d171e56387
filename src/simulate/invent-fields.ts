import type { Field, RecordType, RecordValue, RecordValues } from '../catalogue/index.ts';
import { officeDays } from './days.ts';
import type { Draw } from './draw.ts';
import type { Model } from './model.ts';

const statedShare = 0.7;
const longestDays = 40;

/** A model for a record type that has none of its own: its fields are drawn from their declaration alone. */
export function plainModel(type: RecordType): Model {
  return {
    type: type.code,
    rhythm: officeDays,
    volume: ({ size }) => size * 0.02,
    make: (draw) => inventFields(type, draw),
  };
}

/** Any values that the declaration allows; what it does not require is left out at times. Persons, groups and references are not its business. */
export function inventFields(type: RecordType, draw: Draw): RecordValues {
  const made = new Map<string, RecordValue>([[type.happened, draw.day]]);
  for (const field of type.fields) {
    const elsewhere = field.kind === 'person' || field.kind === 'reference' || field.breakdown;
    if (elsewhere || made.has(field.name)) continue;
    if (!field.required && !draw.random.chance(statedShare)) continue;
    const value =
      field.kind === 'date' ? inventDay(type, field, draw, made) : inventValue(field, draw);
    made.set(field.name, value);
  }
  return Object.fromEntries(made);
}

type Made = ReadonlyMap<string, RecordValue>;

/** Not before the day that it cannot precede, and not after one that cannot precede it. */
function inventDay({ fields }: RecordType, field: Field, draw: Draw, made: Made): RecordValue {
  const days = draw.random.whole(0, longestDays);
  const later = fields.find(({ name, notBefore }) => notBefore === field.name && made.has(name));
  if (later) return draw.earlier(days);
  const before = made.get(field.notBefore ?? '');
  const from = typeof before === 'string' ? before : draw.day;
  return draw.later(days, from) ?? (field.required ? from : null);
}

function inventValue(field: Field, { random }: Draw): RecordValue {
  const { min = 0 } = field;
  const max = Math.min(field.max ?? min + 100, min + 1000);
  switch (field.kind) {
    case 'choice':
      return field.choices[random.whole(0, field.choices.length - 1)]?.code ?? null;
    case 'flag':
      return random.chance(0.5);
    case 'whole':
      return random.whole(Math.ceil(min), Math.floor(max));
    case 'number':
      return Math.round((min + random.next() * (max - min)) * 10) / 10;
    case 'code':
      return `${field.name.slice(0, 1).toUpperCase()}${random.whole(1, 9)}`;
    case 'date':
    case 'person':
    case 'reference':
      return null;
  }
}
