import { z } from 'zod';
import { type ApiRoute, choiceField, dateField, getRoute, textField } from '../api/index.ts';
import type { IsoDate } from '../calendar/index.ts';
import type { Estate } from './estate.ts';
import { findProvider, getProvider, getSubject } from './find.ts';
import { profileOf, providerProfile, providerRow, rowOf } from './provider-api.ts';
import { coversDay, type Provider } from './subject.ts';

const providers = getRoute({
  needs: 'see published',
  path: '/api/providers',
  name: 'listProviders',
  room: 'estate',
  summary: 'Probation areas and establishments',
  description:
    'Everyone that the hub knows, closed ones included; with a date, those open on the day. A region means those ' +
    'that were ever in it, or were in it on the day. Local partnerships are listed only where their kind is asked for.',
  query: {
    region: textField({
      description: 'A region by name or id.',
      example: 'West Midlands',
    }).optional(),
    kind: choiceField(['area', 'establishment', 'partnership'], {
      description: 'Only one kind.',
    }).optional(),
    on: dateField({ description: 'Only those open on the day.', example: '2008-03-31' }).optional(),
    simulated: choiceField(['yes', 'no'], {
      description: 'The simulated twins instead of the real providers.',
    }).optional(),
  },
  answer: z.array(providerRow),
  refusals: { 404: 'No region has that name; the message names the nearest.' },
  show: ({ estate }, { query }) => {
    const { kind, on } = query;
    const region =
      query.region === undefined ? undefined : getSubject(estate, query.region, { kind: 'region' });
    const simulated = query.simulated === 'yes' || region?.simulated === true;
    return estate.providers
      .filter((provider) => (provider.simulated ?? false) === simulated)
      .filter((provider) => (kind ? provider.kind === kind : provider.kind !== 'partnership'))
      .filter((provider) => on === undefined || isOpen(provider, on))
      .filter((provider) => region === undefined || wasIn(provider, region.id, on))
      .map((provider) => rowOf(estate, provider, on));
  },
});

const provider = getRoute({
  needs: 'see published',
  path: '/api/providers/:id',
  name: 'getProvider',
  room: 'estate',
  summary: 'One provider and what sources say of it',
  description:
    'Facts are dated: with a date, those that held on the day; without, everything ever said. A fact holds for the ' +
    'days for which its source vouches, so that a report on 2007-08 says nothing of 2010.',
  params: {
    id: textField({ description: 'The id, or any name or code.', example: 'stafford' }),
  },
  query: {
    on: dateField({
      description: 'The day on which the facts held.',
      example: '2008-03-31',
    }).optional(),
  },
  answer: providerProfile,
  refusals: { 404: 'No provider has that id or name; the message names the nearest.' },
  show: ({ estate }, { params, query }) =>
    profileOf(estate, namedProvider(estate, params.id), query.on),
});

/** An id is exact; a name may belong to an area and a region at once, and then means the area. */
function namedProvider(estate: Estate, idOrName: string): Provider {
  return findProvider(estate, idOrName) ?? getProvider(estate, idOrName);
}

function isOpen({ opened, closed }: Provider, on: IsoDate): boolean {
  return (opened ?? '') <= on && (closed === undefined || on < closed);
}

function wasIn(provider: Provider, regionId: string, on: IsoDate | undefined): boolean {
  return provider.facts.some(
    (fact) =>
      fact.fact === 'region' &&
      fact.value === regionId &&
      (on === undefined || coversDay(fact, on)),
  );
}

/** Who there is: `/api/providers`. */
export const estateApi: readonly ApiRoute[] = [providers, provider];
