import type { FigureAsked, FigureOrigin, MadeFrom } from '../access/index.ts';
import { endsOn, parsePeriod, printPeriod, startsOn } from '../calendar/index.ts';
import { getRecordType, getTally, returnedType } from '../catalogue/index.ts';
import { listAgreementRows } from '../commission/index.ts';
import { returnId } from '../deliver/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';
import { workingDaysOf } from './keep-tallies.ts';
import type { PerformanceRow, SourceRef } from './performance.ts';
import { listTracedBatches, type TracedBatch } from './store/trace-batches.ts';
import { type Trace, traceFigure } from './trace.ts';
import { settleTrace, type TraceQuestion } from './trace-question.ts';

/** What an outturn was made from, and how. */
type Made = { words: string[]; madeFrom: MadeFrom[]; href: string };

/**
 * How a figure came to be: the batches of records or the file behind its outturn, the file behind its level, and the
 * agreements by which it was agreed. Throws ESTATE_UNKNOWN, CATALOGUE_UNKNOWN_METRIC, and MEASURE_NO_FIGURE where
 * nothing is held of it.
 */
export async function originOf(hub: Hub, asked: FigureAsked): Promise<FigureOrigin> {
  const { provider, metric, period } = asked;
  const query = { provider, metrics: [metric], period };
  const [row] = await listPerformance(hub, query);
  if (!row || (row.basis === null && row.levelSource === null)) {
    throw new GatehouseError(
      'MEASURE_NO_FIGURE',
      `Nothing is held of ${metric} for ${provider} in ${printPeriod(period)}.`,
      { status: 404 },
    );
  }
  const made = row.basis === 'counted' ? await countedFrom(hub, row) : statedIn(row);
  return {
    ...{ providerId: row.providerId, metric: row.metric, period: row.period },
    title: `${row.provider}, ${row.metric} ${row.title}, ${row.period}: ${row.outturnText}`,
    href: made.href,
    words: [...made.words, ...levelWords(row)],
    madeFrom: unlessTwice([...made.madeFrom, ...(await levelFrom(hub, row))]),
  };
}

async function countedFrom(hub: Hub, row: PerformanceRow): Promise<Made> {
  const { providerId: provider, providerKind, metric } = row;
  const query = { provider, providerKind, metric, period: parsePeriod(row.period) };
  const trace = await traceFigure(hub, { ...query, limit: 1 });
  const batches = await batchesBehind(hub, await settleTrace(hub, query));
  const period = row.period;
  return {
    words: [countedWords(trace), ...(trace.missing.length > 0 ? [missingWords(trace)] : [])],
    madeFrom: batches.flatMap((batch) => [
      ...returnsBehind(hub, trace, batch),
      madeFromBatch(hub, batch),
    ]),
    href: `/trace?${new URLSearchParams({ provider, metric, period })}`,
  };
}

function madeFromBatch({ catalogue }: Hub, batch: TracedBatch): MadeFrom {
  const { batch_id: id, file_name, record_type } = batch;
  const records = getRecordType(catalogue, record_type).plural.toLowerCase();
  return {
    ...{ kind: 'record batch', id: String(id), href: `/records/batches/${id}` },
    title: `Batch ${id}: ${records} of ${file_name}`,
  };
}

/** A submitted return is a batch as well: the returns of the months and providers of which it gave records. */
function returnsBehind(hub: Hub, { tallies }: Trace, batch: TracedBatch): MadeFrom[] {
  const template = hub.catalogue.returns.find((one) => returnedType(one) === batch.record_type);
  if (!template) return [];
  return tallies
    .filter(({ record }) => record === batch.record_type)
    .flatMap(({ months, providers }) =>
      months.flatMap(({ month }) =>
        providers.map(({ provider, providerId }) => {
          const key = { template: template.code, providerId, month: parsePeriod(month).first };
          const title = `${template.title} of ${provider} for ${month}`;
          return { kind: 'return', id: returnId(key), title, href: '/returns' };
        }),
      ),
    );
}

/** Only which batches they are leaves the records, so whoever may see the outturn may be told. */
async function batchesBehind(hub: Hub, question: TraceQuestion): Promise<TracedBatch[]> {
  const { catalogue, tallies, period, asked } = question;
  const found = new Map<number, TracedBatch>();
  for (const tally of tallies) {
    const batches = await listTracedBatches(hub.counts, {
      ...{ type: getRecordType(catalogue, tally.record), tally, workingDays: workingDaysOf(hub) },
      base: tally.of === undefined ? undefined : getTally(catalogue, tally.of),
      ...{ first: period.first, months: period.months },
      providerIds: asked.map(({ id }) => id),
    });
    for (const batch of batches) found.set(batch.batch_id, batch);
  }
  return [...found.values()].sort((one, other) => one.batch_id - other.batch_id);
}

function countedWords({ formula, working, outturnText }: Trace): string {
  const numbers = working === null ? '' : ` ${working} gives ${outturnText}.`;
  return `It is counted from records. ${formula}${numbers}`;
}

function missingWords({ missing }: Trace): string {
  return `Nothing was supplied by ${missing.join(', ')}.`;
}

function statedIn({ outturnSource, basis }: PerformanceRow): Made {
  if (!outturnSource) {
    const words =
      basis === null ? 'There is no outturn.' : 'It follows from figures as they were printed.';
    return { words: [words], madeFrom: [], href: '/performance' };
  }
  return {
    words: [`It is known as it was printed: ${outturnSource.text}.`],
    madeFrom: [sourceOf(outturnSource)],
    href: `/figures/published/${outturnSource.id}`,
  };
}

function sourceOf({ batchId, file, row, column }: SourceRef): MadeFrom {
  const title = `${file}, row ${row}, column ${column}`;
  return { kind: 'import', id: String(batchId), title, href: `/sources/${batchId}` };
}

function levelWords({ levelSource, levelText }: PerformanceRow): string[] {
  return levelSource ? [`The level it is held against is ${levelText}.`] : [];
}

async function levelFrom(hub: Hub, row: PerformanceRow): Promise<MadeFrom[]> {
  if (!row.levelSource) return [];
  const period = parsePeriod(row.period);
  const agreements = (await listAgreementRows(hub.database)).filter(
    ({ providerId, startsOn: first, endsOn: last }) =>
      providerId === row.providerId && first <= endsOn(period) && last >= startsOn(period),
  );
  return [
    ...agreements.map(({ id, title }) => ({
      ...{ kind: 'agreement', id, title, href: `/agreements/${encodeURIComponent(id)}` },
    })),
    sourceOf(row.levelSource),
  ];
}

function unlessTwice(things: readonly MadeFrom[]): MadeFrom[] {
  return [...new Map(things.map((thing) => [`${thing.kind}:${thing.id}`, thing])).values()];
}
