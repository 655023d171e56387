import { z } from 'zod';
import { parsePeriod, printPeriod } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import { isSimulated } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Outcome, type Page, page, pageLinks, type View } from '../../web/index.ts';
import { listPerformance } from '../actions.ts';
import { fates } from '../store/trace.ts';
import { type Trace, traceFigure } from '../trace.ts';
import { type TraceAddress, traceAddress } from './addresses.ts';
import { showBegin, showNoTrace } from './trace-begin.ts';
import { groupLinks, summaryOf } from './trace-figure.ts';
import { describeRecords, recordData } from './trace-record-table.ts';
import { amountTables, ruleOf, tallyTable } from './trace-tally-tables.ts';

const recordsShown = 50;

const traceQuery = z.object({
  provider: z.string().optional(),
  metric: z.string().optional(),
  period: z.string().optional(),
  asAt: z.string().optional(),
  tally: z.string().optional(),
  fate: z.enum(fates, { error: `choose ${fates.join(', ')}` }).optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'write the number of a page, from 1')
    .optional(),
});
type TraceQuery = z.output<typeof traceQuery>;

/** From a counted figure to the records that it was counted from, and those that did not count. */
export function tracePage(): Page {
  return page({
    needs: 'see published',
    path: '/trace',
    // Each look at records is told to the audit trail.
    cached: false,
    query: traceQuery,
    show: ({ hub, query }) => show(hub, query),
  });
}

async function show(hub: Hub, query: TraceQuery): Promise<Outcome> {
  const { provider, metric, period } = query;
  if (provider === undefined || metric === undefined || period === undefined) {
    return showBegin(hub, query);
  }
  const asked = { ...query, provider, metric, period };
  try {
    return await showTrace(hub, asked, Number(query.page ?? 1));
  } catch (error) {
    if (!(error instanceof GatehouseError) || !error.code.startsWith('MEASURE_')) throw error;
    return showNoTrace(hub, asked, error);
  }
}

async function showTrace(hub: Hub, asked: TraceAddress, number: number): Promise<Outcome> {
  const period = parsePeriod(asked.period);
  const { provider, metric, asAt, tally, fate } = asked;
  const trace = await traceFigure(hub, {
    ...{ provider, metric, period, asAt, tally, fate },
    ...{ limit: recordsShown, offset: (number - 1) * recordsShown },
  });
  const here = { ...asked, provider: trace.providerId, metric: trace.metric, page: undefined };
  const pages = Math.ceil(trace.records.counts[trace.records.fate] / recordsShown);
  if (number > Math.max(pages, 1)) {
    return { redirect: traceAddress({ ...here, page: pages > 1 ? String(pages) : undefined }) };
  }
  const [now] = await listPerformance(hub, {
    ...{ provider: trace.providerId, providerKind: trace.providerKind },
    ...{ metrics: [trace.metric], period },
  });
  return {
    ...frameOf(trace),
    data: {
      trace,
      heading: `${trace.provider}: ${trace.title}, ${trace.period}: ${trace.outturnText}`,
      simulated: isSimulated(trace.providerId),
      ...summaryOf(trace, now, here),
      groups: groupLinks(hub, trace),
      form: asAtForm(here),
      tallies: tallyTable(trace, here),
      amounts: amountTables(trace, here),
      rule: await ruleOf(hub, trace),
      records: describeRecords(hub, trace, here),
      pages: pageLinks(number, pages, (one) => traceAddress({ ...here, page: String(one) })),
      data: recordData(here),
    },
  };
}

function frameOf({ provider, providerId, metric, period }: Trace): View {
  return {
    view: 'measure/views/trace.njk',
    title: `${provider}, ${metric}, ${period}: the records behind it`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Performance', href: `/performance?period=${encodeURIComponent(period)}` },
      { text: provider, href: `/providers/${providerId}?period=${encodeURIComponent(period)}` },
      { text: metric },
    ],
  };
}

/** Asks for the same as it stood on a day. */
function asAtForm(here: TraceAddress) {
  const { provider, metric, tally, fate, asAt } = here;
  const period = printPeriod(parsePeriod(here.period));
  const hidden = { provider, metric, period, tally, fate };
  return {
    action: '/trace',
    label: 'Choose a day',
    submit: 'Show',
    fields: [
      ...Object.entries(hidden).flatMap(([name, value]) =>
        value === undefined ? [] : [{ kind: 'hidden', name, value }],
      ),
      {
        kind: 'text',
        name: 'asAt',
        label: 'As it stood on',
        hint: 'A day such as 2008-04-15; leave it blank for now',
        value: asAt,
      },
    ],
  };
}
