import type { IsoDate } from '../calendar/index.ts';
import { GatehouseError } from '../errors.ts';
import { type Estate, territoriesOf } from './estate.ts';
import { nameIndex } from './index-of-names.ts';
import { plainName } from './name.ts';
import { nearestNames } from './nearest.ts';
import { coversDay, type Provider, type Subject, type SubjectKind } from './subject.ts';

/** Narrows a name: to one kind of subject, and to names in use on a day. */
export type NameOptions = { kind?: SubjectKind; on?: IsoDate };

/**
 * The subject of a short name, official name, alias, code or id, whatever its case and punctuation.
 * Of several kinds under one name, the one with exactly this id, else the first of area, establishment,
 * group, region, nation, partnership.
 */
export function findSubject(
  estate: Estate,
  name: string,
  options: NameOptions = {},
): Subject | undefined {
  const { kind, on } = options;
  const named = (nameIndex(estate).get(plainName(name)) ?? []).filter(
    ({ subject, span }) =>
      (kind === undefined || subject.kind === kind) && (on === undefined || coversDay(span, on)),
  );
  return (named.find(({ subject }) => subject.id === name) ?? named[0])?.subject;
}

/** As {@link findSubject}; throws `ESTATE_UNKNOWN` with the nearest names. */
export function getSubject(estate: Estate, name: string, options: NameOptions = {}): Subject {
  const subject = findSubject(estate, name, options);
  if (subject) return subject;
  const kind = options.kind ?? 'provider, group or region';
  const when = options.on ? ` on ${options.on}` : '';
  const nearest = nearestNames(estate, name, { kind: options.kind }).join(', ');
  throw new GatehouseError(
    'ESTATE_UNKNOWN',
    `No ${kind} is called "${name}"${when}. Nearest names: ${nearest}`,
    { status: 404 },
  );
}

const providersById = new WeakMap<Estate, ReadonlyMap<string, Provider>>();

/** The provider with an id. */
export function findProvider(estate: Estate, id: string): Provider | undefined {
  let byId = providersById.get(estate);
  if (!byId) {
    byId = new Map(estate.providers.map((provider) => [provider.id, provider]));
    providersById.set(estate, byId);
  }
  return byId.get(id);
}

/** The short name of the subject with an id, of whatever kind; the id itself where there is none. */
export function nameOf(estate: Estate, id: string): string {
  const others = [...territoriesOf(estate), ...estate.groups];
  return (findProvider(estate, id) ?? others.find((other) => other.id === id))?.name ?? id;
}

/** The provider of a name, as {@link getSubject}; throws `ESTATE_NOT_A_PROVIDER` for a group, region or the nation. */
export function getProvider(estate: Estate, name: string, options: NameOptions = {}): Provider {
  const subject = getSubject(estate, name, options);
  const provider = findProvider(estate, subject.id);
  if (provider) return provider;
  throw new GatehouseError(
    'ESTATE_NOT_A_PROVIDER',
    `${subject.name} is a ${subject.kind}. Name a probation area or an establishment`,
  );
}
