import { type Estate, groupSubject, territoriesOf } from './estate.ts';
import { plainName } from './name.ts';
import type { Dated, DatedAlias, Provider, Subject } from './subject.ts';

/** A subject under one of its names, and when the name was used. */
export type Named = { subject: Subject; span: Dated };

/** Every subject of an estate under every plain name, in the order in which a name is resolved. */
export type NameIndex = ReadonlyMap<string, readonly Named[]>;

const indexes = new WeakMap<Estate, NameIndex>();

/** The names of an estate, built once: a large import resolves a name a row. */
export function nameIndex(estate: Estate): NameIndex {
  const known = indexes.get(estate);
  if (known) return known;
  const index = buildIndex(estate);
  indexes.set(estate, index);
  return index;
}

/** A partnership shares its name with a prison or an area, so it comes last and answers when its kind is asked for. */
function buildIndex(estate: Estate): NameIndex {
  const index = new Map<string, Named[]>();
  const addProviders = (kind: Provider['kind']) => {
    for (const provider of estate.providers.filter((each) => each.kind === kind)) {
      addNames(index, provider, provider.aliases, Object.values(provider.codes));
    }
  };
  addProviders('area');
  addProviders('establishment');
  for (const group of estate.groups) addNames(index, groupSubject(group), group.aliases);
  const nations = territoriesOf(estate).filter(({ kind }) => kind === 'nation');
  for (const territory of [...estate.regions, ...nations]) {
    addNames(index, territory, territory.aliases);
  }
  addProviders('partnership');
  return index;
}

function addNames(
  index: Map<string, Named[]>,
  { id, kind, name, officialName, simulated }: Subject,
  aliases: readonly DatedAlias[],
  codes: readonly string[] = [],
): void {
  const subject = { id, kind, name, officialName, ...(simulated && { simulated }) };
  for (const always of new Set([name, officialName, id, ...codes].map(plainName))) {
    append(index, always, { subject, span: {} });
  }
  for (const { alias, ...span } of aliases) append(index, plainName(alias), { subject, span });
}

function append(index: Map<string, Named[]>, plain: string, named: Named): void {
  const entries = index.get(plain);
  if (entries) entries.push(named);
  else index.set(plain, [named]);
}
