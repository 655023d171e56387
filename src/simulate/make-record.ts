import type { Field, RecordValue, RecordValues } from '../catalogue/index.ts';
import { Draw } from './draw.ts';
import { inventFields } from './invent-fields.ts';
import type { Modelled } from './model.ts';
import type { RecordId } from './record-id.ts';
import type { SimulatedProvider } from './simulated-provider.ts';
import type { World } from './world.ts';

/** Which of a record's two contents: as it is stated first, or as a correction states it. */
export type Version = 'first' | 'corrected';

/** The fields of one record; undefined when the provider was not open on any day that it could have happened. */
export function makeFields(
  world: World,
  kind: Modelled,
  simulated: SimulatedProvider,
  { id, version }: { id: RecordId; version: Version },
): RecordValues | undefined {
  const day = world.dayOf(kind, simulated, id);
  if (day === undefined) return undefined;
  const referred = world.referenceOf(kind, simulated, id, day);
  const person = world.personOf(kind, simulated, id, referred);
  const draw = new Draw(world, { kind, simulated, id, day, person, referred }, version);
  const made = kind.model.make(draw);
  const invented = inventMissing(kind, made, draw);
  const stated = (field: Field): RecordValue => {
    if (field.name === kind.type.happened) return day;
    if (field.name in made) return bounded(field, made[field.name] ?? null);
    if (field.kind === 'person') return person.key;
    if (field.kind === 'reference') return referred?.key ?? null;
    if (field.breakdown !== undefined)
      return groupOf(field, person.groups[field.breakdown] ?? null);
    return invented[field.name] ?? null;
  };
  return Object.fromEntries(kind.type.fields.map((field) => [field.name, stated(field)]));
}

/** Fields that the declaration requires and the model does not know. */
function inventMissing({ type }: Modelled, made: RecordValues, draw: Draw): RecordValues {
  const drawn = new Set(['person', 'reference']);
  const missing = type.fields.filter(
    ({ name, kind, required, breakdown }) =>
      required &&
      breakdown === undefined &&
      name !== type.happened &&
      !drawn.has(kind) &&
      !(name in made),
  );
  return missing.length === 0 ? {} : inventFields({ ...type, fields: missing }, draw);
}

/** A group that the declaration does not have is not stated. */
function groupOf({ choices }: Field, group: string | null): string | null {
  return choices.some(({ code }) => code === group) ? group : null;
}

function bounded({ kind, min, max }: Field, value: RecordValue): RecordValue {
  if (typeof value !== 'number') return value;
  const whole = kind === 'whole' ? Math.round(value) : Math.round(value * 100) / 100;
  return Math.min(max ?? whole, Math.max(min ?? whole, whole));
}
