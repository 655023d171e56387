import { z } from 'zod';
import { type IsoDate, isDate } from '../../calendar/index.ts';
import {
  type Estate,
  factOn,
  getSubject,
  latestFact,
  nameOf,
  type Provider,
  territoriesOf,
  withoutSimulated,
} from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { countHeld, type Held } from '../holdings.ts';
import { providerAddress } from './addresses.ts';
import { counted } from './comparison-words.ts';
import { dateWords } from './date-words.ts';
import type { TableCell, TableView } from './table-view.ts';

const path = '/providers';
/** After every date that a source states. */
const endOfTime = '9999-12-31';

const providersQuery = z.object({
  q: z.string().max(200, 'write at most 200 characters').optional(),
  region: z.string().optional(),
  kind: z.enum(['areas', 'prisons'], { error: 'choose areas or prisons' }).optional(),
  on: z.string().refine(isDate, 'write a day as in 2008-03-31').optional(),
});
type ProvidersQuery = z.output<typeof providersQuery>;

/** Everyone who delivers, with where, what kind and since when. */
export function providersPage(): Page {
  return page({
    needs: 'see published',
    path,
    query: providersQuery,
    show: async ({ hub, query }) => {
      const providerIds = hub.estate.providers.map(({ id }) => id);
      return showProviders(hub, query, await countHeld(hub, 'provider_id', { providerIds }));
    },
  });
}

function showProviders(
  { estate }: Hub,
  query: ProvidersQuery,
  held: ReadonlyMap<string, Held>,
): View {
  const regionId = query.region && getSubject(estate, query.region, { kind: 'region' }).id;
  const known = estate.providers.filter(({ kind }) => kind !== 'partnership');
  const found = known.filter((provider) => matches(provider, { ...query, region: regionId }));
  const real = withoutSimulated(found);
  const withFigures = real.filter(({ id }) => held.has(id));
  const others = real.filter(({ id }) => !held.has(id));
  const simulated = found.filter((provider) => provider.simulated);
  const table = (id: string, caption: string, providers: readonly Provider[]): TableView[] =>
    providers.length === 0
      ? []
      : [
          {
            id,
            caption: `${caption} (${providers.length})`,
            head: tableHead,
            rows: providers.map((provider) => cellsOf(estate, provider, query.on, held)),
          },
        ];
  return {
    view: 'measure/views/providers.njk',
    title: 'Providers',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Providers' }],
    data: {
      count: counted(real.length, 'provider'),
      all: withoutSimulated(known).length,
      on: query.on && dateWords(query.on),
      filters: formOf(estate, query, regionId),
      tables: [
        ...table('with-figures', 'With figures', withFigures),
        ...table('without-figures', 'Known, without figures', others),
        ...table('simulated', 'Simulated', simulated),
      ],
      ...wholesOf(estate),
    },
  };
}

function matches(provider: Provider, { q, region, kind, on }: ProvidersQuery): boolean {
  const names = [provider.name, provider.officialName, ...Object.values(provider.codes)];
  const text = [...names, ...provider.aliases.map(({ alias }) => alias)].join(' ').toLowerCase();
  const words = (q ?? '').toLowerCase().split(/\s+/);
  return (
    words.every((word) => text.includes(word)) &&
    (kind === undefined || provider.kind === (kind === 'areas' ? 'area' : 'establishment')) &&
    (on === undefined || isOpenOn(provider, on)) &&
    (region === undefined || wasIn(provider, region, on))
  );
}

function isOpenOn({ opened, closed }: Provider, on: IsoDate): boolean {
  return (opened ?? '') <= on && (closed === undefined || on < closed);
}

/** On a day, or ever. */
function wasIn(provider: Provider, region: string, on: IsoDate | undefined): boolean {
  if (on !== undefined) return factOn(provider, 'region', on) === region;
  return provider.facts.some(({ fact, value }) => fact === 'region' && value === region);
}

const tableHead = [
  { text: 'Provider' },
  { text: 'Kind' },
  { text: 'Region' },
  { text: 'Function' },
  { text: 'Run by' },
  { text: 'Open' },
  { text: 'Figures', numeric: true },
];

function cellsOf(
  estate: Estate,
  provider: Provider,
  on: IsoDate | undefined,
  held: ReadonlyMap<string, Held>,
): TableCell[] {
  const fact = (name: string) =>
    on === undefined ? latestFact(provider, name, endOfTime)?.value : factOn(provider, name, on);
  const region = fact('region');
  const { outturns = 0, levels = 0, counted: ofRecords = 0 } = held.get(provider.id) ?? {};
  const figures = outturns + levels + ofRecords;
  const { name, officialName } = provider;
  return [
    {
      text: name,
      href: providerAddress(provider.id),
      ...(officialName !== name && { detail: officialName }),
    },
    { text: provider.kind === 'area' ? 'Probation area' : 'Prison' },
    region ? { text: nameOf(estate, region), href: providerAddress(region) } : { text: '' },
    { text: fact('function') ?? '' },
    { text: fact('operator') ?? '' },
    { text: lifeWords(provider) },
    { text: figures === 0 ? '' : String(figures), numeric: true },
  ];
}

function lifeWords({ opened, closed, stated }: Provider): string {
  const words = [
    opened === undefined ? '' : `from ${dateWords(stated?.opened ?? opened)}`,
    closed === undefined ? '' : `closed ${dateWords(stated?.closed ?? closed)}`,
  ].filter(Boolean);
  return words.length === 0 ? 'open as far as known' : words.join(', ');
}

/** What providers belong to. */
function wholesOf(estate: Estate) {
  const link = ({ id, officialName }: { id: string; officialName: string }) => ({
    text: officialName,
    href: providerAddress(id),
  });
  return { wholes: territoriesOf(estate).map(link), groups: estate.groups.map(link) };
}

function formOf({ regions }: Estate, query: ProvidersQuery, regionId: string | undefined) {
  const option = (value: string, text: string, selected: boolean) => ({ value, text, selected });
  return {
    action: path,
    label: 'Find providers',
    submit: 'Find',
    fields: [
      { kind: 'text', name: 'q', label: 'Name or code', value: query.q },
      {
        kind: 'select',
        name: 'region',
        label: 'Region',
        options: [
          option('', 'All regions', regionId === undefined),
          ...regions.map(({ id, officialName }) => option(id, officialName, id === regionId)),
        ],
      },
      {
        kind: 'select',
        name: 'kind',
        label: 'Kind',
        options: [
          option('', 'Areas and prisons', query.kind === undefined),
          option('areas', 'Probation areas', query.kind === 'areas'),
          option('prisons', 'Prisons', query.kind === 'prisons'),
        ],
      },
      {
        kind: 'text',
        name: 'on',
        label: 'Open on',
        hint: 'A day such as 2008-03-31',
        value: query.on,
      },
    ],
  };
}
