import { z } from 'zod';
import { type Period, parsePeriod } from '../../../calendar/index.ts';
import { getMetric, type Metric } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import { getSubject, type Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { namedSubject } from '../../../measure/index.ts';
import { manyOf } from '../../../web/index.ts';
import type { Mark } from '../../chance/drawn-chart.ts';
import { FormReading } from './form-reading.ts';
import { periodsOf, spanOf } from './held-span.ts';
import { readMark, readMarks } from './marks.ts';

const words = z.string().max(300, 'write at most 300 characters');

/** What the address of a control chart may hold; month and words are a mark that is to be added. */
export const chartQuery = z.object({
  provider: words.optional(),
  metric: words.optional(),
  from: words.optional(),
  to: words.optional(),
  mark: manyOf(words),
  month: words.optional(),
  words: words.optional(),
});
export type ChartQuery = z.output<typeof chartQuery>;

/** A control chart that was asked for, as far as it can be read. */
export type ChartAsked = {
  isAsked: boolean;
  metric: Metric | undefined;
  subject: Subject | undefined;
  /** Undefined where nothing is held and no months were asked for. */
  span: Period | undefined;
  marks: readonly Mark[];
  /** A mark that the form added. */
  added: Mark | undefined;
  problems: readonly Problem[];
};

/** Reads the form of a control chart, and its marks. */
export async function askChart(hub: Hub, query: ChartQuery): Promise<ChartAsked> {
  const none = { metric: undefined, subject: undefined, span: undefined, added: undefined };
  if (query.provider === undefined && query.metric === undefined) {
    return { isAsked: false, ...none, marks: [], problems: [] };
  }
  const reading = new FormReading();
  const { metric, subject } = readFigure(hub, reading, query);
  const asked = {
    from: readMonth(reading, 'from', query.from),
    to: readMonth(reading, 'to', query.to),
  };
  if (!metric || !subject || reading.problems.length > 0) {
    return { isAsked: true, ...none, metric, subject, marks: [], problems: reading.problems };
  }
  const span = spanOf(reading, asked, await periodsOf(hub, subject, [metric.code]));
  const known = { isAsked: true, metric, subject, span };
  if (!span) return { ...known, marks: [], added: undefined, problems: reading.problems };
  const { marks, problems } = readMarks(query.mark, span);
  if (query.month === undefined && query.words === undefined) {
    return { ...known, marks, added: undefined, problems };
  }
  const wanted = readMark(query, span);
  return 'mark' in wanted
    ? { ...known, marks, added: wanted.mark, problems }
    : { ...known, marks, added: undefined, problems: [...problems, ...wanted.problems] };
}

/** Whose figure of which metric; both are needed. */
export function readFigure(
  { estate, catalogue }: Pick<Hub, 'estate' | 'catalogue'>,
  reading: FormReading,
  { provider, metric: code }: { provider?: string | undefined; metric?: string | undefined },
): { metric: Metric | undefined; subject: Subject | undefined } {
  const metric = reading.need('metric', code, {
    missing: 'Choose a metric',
    reader: (given) => getMetric(catalogue, given),
  });
  const subject = reading.need('provider', provider, {
    missing: 'Write a provider, a region or National',
    reader: (given) =>
      metric
        ? namedSubject(estate, catalogue, given, {
            metrics: [metric.code],
            period: parsePeriod(metric.era),
          })
        : getSubject(estate, given),
  });
  return { metric, subject };
}

/** A period that may be left open. */
export function readMonth(
  reading: FormReading,
  field: string,
  given: string | undefined,
): Period | undefined {
  return given === undefined ? undefined : reading.read(field, () => parsePeriod(given));
}
