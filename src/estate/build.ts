import type { Estate, Group, Succession } from './estate.ts';
import { groupBy } from './grouping.ts';
import { type ProviderRow, providerRows } from './identities.ts';
import { dayBeyond, firstDay, isCoarse, spanOf } from './stated-date.ts';
import { type Statement, statementsOf } from './statement.ts';
import type { DatedAlias, DatedFact, Provider, Territory } from './subject.ts';
import type { EstateTables } from './tables.ts';

/** The estate that checked tables describe. */
export function buildEstate(tables: EstateTables): Estate {
  const aliases = groupBy(tables['aliases.csv'], ({ cells }) => cells.subject);
  const statements = groupBy(statementsOf(tables), ({ cells }) => cells.provider);
  const aliasesOf = (id: string) => (aliases.get(id) ?? []).map(aliasOf);
  const factsOf = (id: string) => (statements.get(id) ?? []).map(factOf);
  const territories = tables['regions.csv'].map(({ cells }) => ({
    ...subjectOf(cells),
    kind: cells.kind,
    aliases: aliasesOf(cells.id),
    source: cells.source,
  }));
  return {
    nation: nationOf(territories),
    regions: territories.filter(({ kind }) => kind === 'region'),
    providers: providerRows(tables).map((row) => ({
      ...subjectOf(row.cells),
      kind: row.kind,
      codes: codesOf(row),
      ...lifeOf(row),
      facts: factsOf(row.cells.id),
      aliases: aliasesOf(row.cells.id),
      source: row.cells.source,
    })),
    groups: groupsOf(tables, aliasesOf),
    successions: successionsOf(tables),
  };
}

function nationOf(territories: readonly Territory[]): Territory {
  const nation = territories.find(({ kind }) => kind === 'nation');
  if (!nation) throw new Error('The tables were not checked: there is no nation');
  return nation;
}

function subjectOf(cells: { id: string; name: string; official_name: string }) {
  return { id: cells.id, name: cells.name, officialName: cells.official_name };
}

function codesOf(row: ProviderRow): Provider['codes'] {
  if (row.kind !== 'establishment') return {};
  const { prison_code, nomis_code, other_codes } = row.cells;
  return {
    ...(prison_code && { prison: prison_code }),
    ...(nomis_code && { nomis: nomis_code }),
    ...Object.fromEntries(other_codes),
  };
}

function lifeOf({
  cells: { opened, closed },
}: ProviderRow): Pick<Provider, 'opened' | 'closed' | 'stated'> {
  const stated = { ...(isCoarse(opened) && { opened }), ...(isCoarse(closed) && { closed }) };
  return {
    ...(opened !== undefined && { opened: firstDay(opened) }),
    ...(closed !== undefined && { closed: dayBeyond(closed) }),
    ...(Object.keys(stated).length > 0 && { stated }),
  };
}

function factOf({ cells }: Statement): DatedFact {
  const { fact, value, from, until, source, note } = cells;
  return { fact, value, ...spanOf(from, until), source, ...(note !== undefined && { note }) };
}

function aliasOf({ cells }: EstateTables['aliases.csv'][number]): DatedAlias {
  return { alias: cells.alias, ...spanOf(cells.from, cells.until), source: cells.source };
}

function groupsOf(tables: EstateTables, aliasesOf: (id: string) => DatedAlias[]): Group[] {
  const members = groupBy(tables['group-members.csv'], ({ cells }) => cells.group);
  return tables['groups.csv'].map(({ cells }) => ({
    ...subjectOf(cells),
    kind: cells.kind,
    members: (members.get(cells.id) ?? []).map((row) => ({
      id: row.cells.member,
      ...spanOf(row.cells.from, row.cells.until),
    })),
    aliases: aliasesOf(cells.id),
    source: cells.source,
  }));
}

function successionsOf(tables: EstateTables): Succession[] {
  const events = groupBy(tables['successions.csv'], ({ cells: { to, on } }) => `${to} ${on}`);
  return [...events.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { to, on, source } = first.cells;
    const fromIds = rows.map(({ cells }) => cells.from);
    return [{ fromIds, to, on: firstDay(on), ...(isCoarse(on) && { stated: on }), source }];
  });
}
