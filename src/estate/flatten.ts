import { type Estate, groupSubject, territoriesOf } from './estate.ts';
import type { StoredEstate, StoredRow } from './stored-rows.ts';
import type { Dated, DatedAlias, Provider, Subject } from './subject.ts';

/** An estate as rows for its tables. */
export function flattenEstate(estate: Estate): StoredEstate {
  const { providers, groups, successions } = estate;
  const territories = territoriesOf(estate);
  const subjects = [
    ...territories.map((each) => subjectRow(each, each.source)),
    ...providers.map((each) => subjectRow(each, each.source, each)),
    ...groups.map((each) => subjectRow(groupSubject(each), each.source)),
  ];
  return {
    subject: subjects.map((row, position) => ({ ...row, position })),
    code: providers.flatMap(codeRows),
    alias: [...territories, ...providers, ...groups].flatMap(aliasRows),
    fact: providers.flatMap(factRows),
    group: groups.map(({ id, kind }) => ({ id, kind })),
    member: groups.flatMap(({ id, members }) =>
      members.map((member, position) => ({
        group_id: id,
        provider_id: member.id,
        position,
        ...spanColumns(member),
      })),
    ),
    succession: successions
      .flatMap(({ fromIds, to, on, stated, source }) =>
        fromIds.map((from_id) => ({
          from_id,
          to_id: to,
          occurs_on: on,
          occurs_stated: stated ?? null,
          source,
        })),
      )
      .map((row, position) => ({ ...row, position })),
  };
}

function subjectRow(
  { id, kind, name, officialName }: Subject,
  source: string,
  life: Pick<Provider, 'opened' | 'closed' | 'stated'> = {},
): Omit<StoredRow<'subject'>, 'position'> {
  return {
    id,
    kind,
    name,
    official_name: officialName,
    source,
    opened_on: life.opened ?? null,
    closed_on: life.closed ?? null,
    opened_stated: life.stated?.opened ?? null,
    closed_stated: life.stated?.closed ?? null,
  };
}

function codeRows({ id, codes }: Provider): StoredRow<'code'>[] {
  return Object.entries(codes).map(([scheme, code], position) => ({
    subject_id: id,
    scheme,
    code,
    position,
  }));
}

function aliasRows(named: { id: string; aliases: DatedAlias[] }): StoredRow<'alias'>[] {
  return named.aliases.map((each, position) => ({
    subject_id: named.id,
    position,
    alias: each.alias,
    ...spanColumns(each),
    source: each.source,
  }));
}

function factRows({ id, facts }: Provider): StoredRow<'fact'>[] {
  return facts.map((each, position) => ({
    provider_id: id,
    position,
    fact: each.fact,
    value: each.value,
    ...spanColumns(each),
    source: each.source,
    note: each.note ?? null,
  }));
}

function spanColumns({ from, until, stated }: Dated) {
  return {
    from_on: from ?? null,
    until_on: until ?? null,
    from_stated: stated?.from ?? null,
    until_stated: stated?.until ?? null,
  };
}
