import { z } from 'zod';
import { type Catalogue, type Domain, type Metric, nearestMetrics } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { countHeld, type Held } from '../holdings.ts';
import { metricAddress } from './addresses.ts';
import { counted } from './comparison-words.ts';
import { unitWords } from './matrix-grid.ts';
import type { TableCell, TableView } from './table-view.ts';

const path = '/metrics';

const metricsQuery = z.object({
  q: z.string().max(200, 'write at most 200 characters').optional(),
  era: z.string().optional(),
  domain: z.string().optional(),
  use: z.enum(['delivery', 'context'], { error: 'choose delivery or context' }).optional(),
});
type MetricsQuery = z.output<typeof metricsQuery>;

/** The catalogue: what is counted, by domain, with search. */
export function metricsPage(): Page {
  return page({
    needs: 'see published',
    path,
    query: metricsQuery,
    show: async ({ hub, query }) => showMetrics(hub, query, await countHeld(hub, 'metric_code')),
  });
}

function showMetrics(
  { catalogue }: Hub,
  query: MetricsQuery,
  held: ReadonlyMap<string, Held>,
): View {
  const found = catalogue.metrics.filter((metric) => matches(metric, query));
  return {
    view: 'measure/views/metrics.njk',
    title: 'Metrics',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Metrics' }],
    data: {
      count: counted(found.length, 'metric'),
      all: catalogue.metrics.length,
      filters: formOf(catalogue, query),
      tables: catalogue.domains.flatMap((domain) => tableOf(domain, found, held) ?? []),
      nearest:
        found.length === 0 && query.q !== undefined
          ? nearestMetrics(catalogue, query.q).map((metric) => ({
              text: `${metric.code} ${metric.title}`,
              href: metricAddress(metric.code),
            }))
          : [],
    },
  };
}

/** Every word searched for stands in the code, a title or the note. */
function matches(metric: Metric, { q, era, domain, use }: MetricsQuery): boolean {
  const text = `${metric.code} ${metric.title} ${metric.shortTitle} ${metric.note}`.toLowerCase();
  const words = (q ?? '').toLowerCase().split(/\s+/);
  return (
    (era === undefined || metric.era === era) &&
    (domain === undefined || metric.domain === domain) &&
    (use === undefined || metric.use === use) &&
    words.every((word) => text.includes(word))
  );
}

function tableOf(
  domain: Domain,
  found: readonly Metric[],
  held: ReadonlyMap<string, Held>,
): (TableView & { note: string }) | undefined {
  const metrics = found.filter((metric) => metric.domain === domain.code);
  if (metrics.length === 0) return undefined;
  return {
    id: `domain-${domain.code}`,
    caption: domain.title,
    note: domain.note,
    head: [
      { text: 'Metric' },
      { text: 'Unit' },
      { text: 'Asked of' },
      { text: 'Definitions of' },
      { text: 'Outturns held', numeric: true },
      { text: 'Levels held', numeric: true },
    ],
    rows: metrics.map((metric) => metricCells(metric, held.get(metric.code))),
  };
}

const kindWords = {
  area: 'areas',
  establishment: 'prisons',
  group: 'groups',
  region: 'regions',
  nation: 'the nation',
  partnership: 'partnerships',
} as const;

function metricCells(metric: Metric, held: Held | undefined): TableCell[] {
  return [
    { text: `${metric.code} ${metric.title}`, href: metricAddress(metric.code) },
    { text: unitWords(metric) },
    { text: metric.appliesTo.kinds.map((kind) => kindWords[kind]).join(', ') },
    { text: metric.era },
    { text: String(held?.outturns ?? 0), numeric: true },
    { text: String(held?.levels ?? 0), numeric: true },
  ];
}

function formOf({ metrics, domains }: Catalogue, query: MetricsQuery) {
  const eras = [...new Set(metrics.map(({ era }) => era))];
  const option = (value: string, text: string, chosen: string | undefined) => ({
    value,
    text,
    selected: value === (chosen ?? ''),
  });
  const { era, domain, use } = query;
  const select = (name: string, label: string, options: object[]) => ({
    kind: 'select',
    name,
    label,
    options,
  });
  return {
    action: path,
    label: 'Find metrics',
    submit: 'Find',
    clear: path,
    fields: [
      { kind: 'text', name: 'q', label: 'Words', value: query.q },
      select('era', 'Definitions of', [
        option('', 'Every year', era),
        ...eras.map((one) => option(one, one, era)),
      ]),
      select('domain', 'Domain', [
        option('', 'All domains', domain),
        ...domains.map(({ code, title }) => option(code, title, domain)),
      ]),
      select('use', 'Use', [
        option('', 'Any use', use),
        option('delivery', 'Delivery: judged', use),
        option('context', 'Context: describes', use),
      ]),
    ],
  };
}
