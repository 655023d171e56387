import { GatehouseError } from '../errors.ts';
import type { Estate, Group, Succession } from './estate.ts';
import { groupBy } from './grouping.ts';
import { isSimulated } from './simulated-id.ts';
import type { StoredEstate, StoredRow } from './stored-rows.ts';
import type { Dated, DatedAlias, DatedFact, Provider, Subject, Territory } from './subject.ts';

/** The estate of stored rows, each table in the order of `position`; throws `ESTATE_NOT_STORED` when there is none. */
export function assembleEstate(stored: StoredEstate): Estate {
  const aliases = groupBy(stored.alias, (row) => row.subject_id);
  const aliasesOf = (id: string) => (aliases.get(id) ?? []).map(aliasOf);
  const territories = stored.subject.filter(({ kind }) => kind === 'nation' || kind === 'region');
  const all = territories.map(
    (row): Territory => ({
      ...subjectOf(row),
      aliases: aliasesOf(row.id),
      source: row.source,
    }),
  );
  const nation = all.find(({ kind, simulated }) => kind === 'nation' && !simulated);
  const simulatedNation = all.find(({ kind, simulated }) => kind === 'nation' && simulated);
  if (!nation) {
    throw new GatehouseError(
      'ESTATE_NOT_STORED',
      'The database holds no estate yet. Start the hub once so that it loads data/estate',
      { status: 503 },
    );
  }
  return {
    nation,
    ...(simulatedNation && { simulatedNation }),
    regions: all.filter(({ kind }) => kind === 'region'),
    providers: providersOf(stored, aliasesOf),
    groups: groupsOf(stored, aliasesOf),
    successions: successionsOf(stored),
  };
}

type AliasesOf = (id: string) => DatedAlias[];

function providersOf(stored: StoredEstate, aliasesOf: AliasesOf): Provider[] {
  const facts = groupBy(stored.fact, (row) => row.provider_id);
  const codes = groupBy(stored.code, (row) => row.subject_id);
  return stored.subject
    .filter(({ kind }) => kind === 'area' || kind === 'establishment' || kind === 'partnership')
    .map((row) => ({
      ...subjectOf(row),
      codes: Object.fromEntries(
        (codes.get(row.id) ?? []).map(({ scheme, code }) => [scheme, code]),
      ),
      ...lifeOf(row),
      facts: (facts.get(row.id) ?? []).map(factOf),
      aliases: aliasesOf(row.id),
      source: row.source,
    }));
}

function groupsOf(stored: StoredEstate, aliasesOf: AliasesOf): Group[] {
  const kinds = new Map(stored.group.map(({ id, kind }) => [id, kind]));
  const members = groupBy(stored.member, (row) => row.group_id);
  return stored.subject.flatMap((row) => {
    const kind = kinds.get(row.id);
    if (!kind) return [];
    const { id, name, officialName } = subjectOf(row);
    const inOrder = (members.get(id) ?? []).sort((one, other) => one.position - other.position);
    return [
      {
        id,
        kind,
        name,
        officialName,
        members: inOrder.map((member) => ({ id: member.provider_id, ...spanOf(member) })),
        aliases: aliasesOf(id),
        source: row.source,
      },
    ];
  });
}

function successionsOf(stored: StoredEstate): Succession[] {
  const events = groupBy(stored.succession, ({ to_id, occurs_on }) => `${to_id} ${occurs_on}`);
  return [...events.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    return [
      {
        fromIds: rows.map(({ from_id }) => from_id),
        to: first.to_id,
        on: first.occurs_on,
        ...(first.occurs_stated !== null && { stated: first.occurs_stated }),
        source: first.source,
      },
    ];
  });
}

function subjectOf({ id, kind, name, official_name }: StoredRow<'subject'>): Subject {
  const simulated = isSimulated(id) && ({ simulated: true } as const);
  return { id, kind, name, officialName: official_name, ...simulated };
}

function lifeOf(row: StoredRow<'subject'>): Pick<Provider, 'opened' | 'closed' | 'stated'> {
  const stated = {
    ...(row.opened_stated !== null && { opened: row.opened_stated }),
    ...(row.closed_stated !== null && { closed: row.closed_stated }),
  };
  return {
    ...(row.opened_on !== null && { opened: row.opened_on }),
    ...(row.closed_on !== null && { closed: row.closed_on }),
    ...(Object.keys(stated).length > 0 && { stated }),
  };
}

function aliasOf(row: StoredRow<'alias'>): DatedAlias {
  return { alias: row.alias, ...spanOf(row), source: row.source };
}

function factOf(row: StoredRow<'fact'>): DatedFact {
  const { fact, value, source, note } = row;
  return { fact, value, ...spanOf(row), source, ...(note !== null && { note }) };
}

function spanOf(
  row: Pick<StoredRow<'fact'>, 'from_on' | 'until_on' | 'from_stated' | 'until_stated'>,
): Dated {
  const stated = {
    ...(row.from_stated !== null && { from: row.from_stated }),
    ...(row.until_stated !== null && { until: row.until_stated }),
  };
  return {
    ...(row.from_on !== null && { from: row.from_on }),
    ...(row.until_on !== null && { until: row.until_on }),
    ...(Object.keys(stated).length > 0 && { stated }),
  };
}
