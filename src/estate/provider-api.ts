import { z } from 'zod';
import type { IsoDate } from '../calendar/index.ts';
import type { Estate } from './estate.ts';
import { factOn, factsOn, latestFact } from './facts.ts';
import { nameOf } from './find.ts';
import { comparatorGroupOf, reportingGroupOf } from './membership.ts';
import { type Dated, type Provider, subjectKinds } from './subject.ts';
import { predecessorsOf, successorsOf } from './succession.ts';

const lastDay = '9999-12-31';
const day = z.string().nullable();

/** A provider in a list. */
export const providerRow = z
  .object({
    id: z.string(),
    kind: z.enum(subjectKinds),
    name: z.string().describe('The short name, as the appendices print it.'),
    officialName: z.string(),
    region: z.string().nullable().describe('On the day asked for; else the last one known.'),
    opened: day.describe('The earliest day that the source allows; null where it says nothing.'),
    closed: day.describe('The first day on which it is no longer open.'),
  })
  .meta({ id: 'Provider', description: 'Whoever delivers: a probation area or an establishment.' });

const datedFact = z.object({
  fact: z.string(),
  value: z.string(),
  from: day.describe('The first day for which the source vouches.'),
  until: day.describe('The first day for which it no longer does.'),
  source: z.string(),
  note: z.string().nullable(),
});

const neighbour = z.object({ id: z.string(), name: z.string() });

/** A provider with everything known of it. */
export const providerProfile = z
  .object({
    ...providerRow.shape,
    on: day.describe('The day asked for; null for everything ever said.'),
    codes: z.record(z.string(), z.string()),
    facts: z.array(datedFact),
    aliases: z.array(z.object({ alias: z.string(), from: day, until: day, source: z.string() })),
    reportedWith: z.string().nullable().describe('Its reporting group on the day asked for.'),
    comparedWithin: z.string().nullable().describe('Its comparator group on the day asked for.'),
    predecessors: z.array(neighbour).describe('The providers whose place it took.'),
    successors: z.array(neighbour).describe('The providers that took its place.'),
    source: z.string(),
  })
  .meta({ id: 'ProviderProfile', description: 'A provider and what sources say of it.' });

/** The row of a provider, with its region on a day or else the last one known. */
export function rowOf(
  estate: Estate,
  provider: Provider,
  on: IsoDate | undefined,
): z.output<typeof providerRow> {
  const { id, kind, name, officialName, opened = null, closed = null } = provider;
  const regionId =
    on === undefined
      ? latestFact(provider, 'region', lastDay)?.value
      : factOn(provider, 'region', on);
  const region = regionId === undefined ? null : nameOf(estate, regionId);
  return { id, kind, name, officialName, region, opened, closed };
}

/** The profile of a provider on a day, or with everything ever said of it. */
export function profileOf(
  estate: Estate,
  provider: Provider,
  on: IsoDate | undefined,
): z.output<typeof providerProfile> {
  const facts = on === undefined ? provider.facts : factsOn(provider, on);
  const group = (find: typeof reportingGroupOf) =>
    on === undefined ? null : (find(estate, provider, on)?.name ?? null);
  const named = ({ id, name }: Provider) => ({ id, name });
  return {
    ...rowOf(estate, provider, on),
    on: on ?? null,
    codes: provider.codes,
    facts: facts.map(({ note = null, fact, value, source, ...span }) => ({
      ...{ fact, value, source, note },
      ...spanOf(span),
    })),
    aliases: provider.aliases.map(({ alias, source, ...span }) => ({
      ...{ alias, source },
      ...spanOf(span),
    })),
    reportedWith: group(reportingGroupOf),
    comparedWithin: group(comparatorGroupOf),
    predecessors: predecessorsOf(estate, provider.id).map(named),
    successors: successorsOf(estate, provider.id).map(named),
    source: provider.source,
  };
}

function spanOf({ from, until }: Dated) {
  return { from: from ?? null, until: until ?? null };
}
