import { median } from '../median.ts';
import { rounded, type Table } from '../table.ts';
import { batchSize } from './batch.ts';
import type { Measured } from './measure.ts';

type Row = Table['rows'][number];

/** What came out, beside what we want to see. */
export function reportLedger(measured: readonly Measured[]): Table[] {
  return [
    table(
      'Ingest of 10,000 records, seconds',
      'at most 5 times COPY',
      measured.flatMap(ingestRows),
    ),
    table(
      'What keeping the tallies fresh adds to such a batch, milliseconds',
      'the largest history at most 1.5 times the smallest; at least 10 times less than DuckDB counting anew at 5 million',
      measured.map((one) => freshRow(one, measured)),
    ),
    table(
      'Every tally of the type counted anew from all records, seconds',
      'at most 1.3 times SQL written by hand',
      measured.map(recountRow),
    ),
    table(
      'Where a batch of new records spends its time, milliseconds',
      'to know',
      profileRows(measured),
    ),
    table(
      'Trace of a figure of one provider to its records, milliseconds',
      'under 100 at 5 million on PostgreSQL',
      measured.flatMap(traceRows),
    ),
    table(
      'National scorecard from tallies, April to December 2007, milliseconds',
      'under 200 at 5 million on PostgreSQL',
      measured.map(scorecardRow),
    ),
  ];
}

function table(title: string, aim: string, rows: readonly Row[]): Table {
  return { title, aim, rows };
}

function about({ engine, size }: Pick<Measured, 'engine' | 'size'>): Row {
  return { engine, history: size };
}

/** Median, least and most. */
function spread(times: readonly number[], unit: number): Row {
  return {
    median: rounded(median(times) / unit),
    min: rounded(Math.min(...times) / unit),
    max: rounded(Math.max(...times) / unit),
  };
}

function ingestRows(one: Measured): Row[] {
  const copy = median(one.copy);
  return [
    { kind: 'new', times: one.ingest.added },
    { kind: 'corrections', times: one.ingest.corrections },
  ].map(({ kind, times }) => {
    const whole = times.map((time) => time.whole);
    return {
      ...about(one),
      records: kind,
      ...spread(whole, 1000),
      'records/s': rounded(batchSize / (median(whole) / 1000)),
      COPY: rounded(copy / 1000),
      'times COPY': rounded(median(whole) / copy),
    };
  });
}

function freshRow(one: Measured, all: readonly Measured[]): Row {
  const fresh = (of: Measured) => of.ingest.added.map((time) => time.fresh);
  const sameEngine = all.filter(({ engine }) => engine === one.engine);
  const smallest = sameEngine.toSorted((a, b) => a.size - b.size)[0] ?? one;
  const middle = median(fresh(one));
  const duck = median(one.recount.duck);
  return {
    ...about(one),
    ...spread(fresh(one), 1),
    'times the smallest': rounded(middle / median(fresh(smallest))),
    'of corrections': rounded(median(one.ingest.corrections.map((time) => time.fresh))),
    'DuckDB anew': rounded(duck),
    'DuckDB / fresh': rounded(duck / middle),
  };
}

function recountRow(one: Measured): Row {
  const { kept, byHand, duck } = one.recount;
  const [middle, hand, quack] = [median(kept), median(byHand), median(duck)];
  return {
    ...about(one),
    ...spread(kept, 1000),
    'by hand': rounded(hand / 1000),
    'times by hand': rounded(middle / hand),
    DuckDB: rounded(quack / 1000),
    'times DuckDB': rounded(middle / quack),
  };
}

function traceRows({ traces, ...one }: Measured): Row[] {
  return traces.map(({ months, records, times }) => ({
    ...about(one),
    months,
    records,
    ...spread(times, 1),
  }));
}

function scorecardRow({ scorecard, ...one }: Measured): Row {
  return {
    ...about(one),
    rows: scorecard.rows,
    'sums read': rounded(median(scorecard.sums)),
    'and figures': rounded(median(scorecard.figures)),
    'whole list': rounded(median(scorecard.list)),
    min: rounded(Math.min(...scorecard.list)),
    max: rounded(Math.max(...scorecard.list)),
  };
}

/** Of the largest history on each engine; a statement's time is the mean of the rounds. */
function profileRows(measured: readonly Measured[]): Row[] {
  const engines = [...new Set(measured.map(({ engine }) => engine))];
  return engines.flatMap((engine) => {
    const largest = measured
      .filter((one) => one.engine === engine)
      .toSorted((a, b) => b.size - a.size)[0];
    if (!largest) return [];
    const { added, profile } = largest.ingest;
    return [...profile].map(([statement, time]) => ({
      engine,
      statement,
      'ms a batch': rounded(time / added.length),
    }));
  });
}
