import { z } from 'zod';
import type { Period } from '../../../calendar/index.ts';
import { getMetric, type Metric } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import { getSubject, type Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { regionOf } from '../../rating/settle-question.ts';
import { readMonth } from './chart-question.ts';
import { FormReading } from './form-reading.ts';
import { periodsOf, spanOf } from './held-span.ts';

const words = z.string().max(200, 'write at most 200 characters').optional();

/** What the address of many control charts may hold: a metric and region, or a provider. */
export const chartsQuery = z.object({
  metric: words,
  region: words,
  provider: words,
  from: words,
  to: words,
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'write the number of a page, from 1')
    .optional(),
});
export type ChartsQuery = z.output<typeof chartsQuery>;

/** Of whom or of what many charts were asked for, as far as it can be read. */
export type ChartsAsked = {
  kind: 'nothing' | 'providers' | 'metrics';
  metric: Metric | undefined;
  /** The region or nation of the providers, or the one whose metrics are charted. */
  subject: Subject | undefined;
  /** Undefined where nothing is held and no months were asked for. */
  span: Period | undefined;
  problems: readonly Problem[];
};

/** Reads the form of many control charts. */
export async function askCharts(hub: Hub, query: ChartsQuery): Promise<ChartsAsked> {
  const kind = kindOf(query);
  const none = { kind, metric: undefined, subject: undefined, span: undefined, problems: [] };
  if (kind === 'nothing') return none;
  const reading = new FormReading();
  const { metric, subject } = readWhat(hub, reading, query, kind);
  const asked = {
    from: readMonth(reading, 'from', query.from),
    to: readMonth(reading, 'to', query.to),
  };
  const known = { ...none, metric, subject, problems: reading.problems };
  if (!subject || reading.problems.length > 0) return known;
  const held = await periodsOf(hub, subject, metric && [metric.code]);
  return { ...known, span: spanOf(reading, asked, held) };
}

function kindOf({ metric, region, provider }: ChartsQuery): ChartsAsked['kind'] {
  if (metric !== undefined || region !== undefined) return 'providers';
  return provider === undefined ? 'nothing' : 'metrics';
}

function readWhat(
  hub: Hub,
  reading: FormReading,
  query: ChartsQuery,
  kind: 'providers' | 'metrics',
): { metric: Metric | undefined; subject: Subject | undefined } {
  if (kind === 'metrics') {
    const subject = reading.read('provider', () => getSubject(hub.estate, query.provider ?? ''));
    return { metric: undefined, subject };
  }
  return {
    metric: reading.need('metric', query.metric, {
      missing: 'Choose a metric',
      reader: (given) => getMetric(hub.catalogue, given),
    }),
    subject: reading.read('region', () =>
      query.region === undefined ? hub.estate.nation : regionOf(hub, query.region),
    ),
  };
}
