import { isDate } from '../../calendar/index.ts';
import { getMetric } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { address } from '../../web/index.ts';
import { breakdownsOf } from '../group-method.ts';
import type { PerformanceRow } from '../performance.ts';
import type { Trace } from '../trace.ts';
import { figureAddress, metricAddress, type TraceAddress, traceAddress } from './addresses.ts';
import { dateWords, instantWords } from './date-words.ts';

type Line = { term: string; text: string; href?: string; status?: string };

/** The figure in words: how it is made, with its numbers, and what stands beside it today. */
export function summaryOf(trace: Trace, now: PerformanceRow | undefined, here: TraceAddress) {
  return {
    lines: linesOf(trace, now),
    asAt: asAtWords(trace, here.asAt),
    nowText: now?.basis === 'counted' ? now.outturnText : undefined,
    nowHref: traceAddress({ ...here, asAt: undefined }),
  };
}

function linesOf(trace: Trace, now: PerformanceRow | undefined): Line[] {
  const { metric, period, formula, working, outturn, outturnText, reason } = trace;
  const printed = now?.mentions.find(({ kind }) => kind === 'published');
  return [
    { term: 'How it is made', text: formula },
    ...(working === null
      ? []
      : [
          {
            term: 'In numbers',
            text: outturn === null ? working : `${working} = ${outturnText}`,
          },
        ]),
    ...(trace.provisional === null
      ? []
      : [{ term: 'How it stands', text: sentenceOf(trace.provisional) }]),
    ...(reason === null ? [] : [{ term: 'Why there is no outturn', text: sentenceOf(reason) }]),
    ...levelLines(trace, now),
    ...(printed
      ? [{ term: 'As it was printed', text: printed.text, href: figureAddress(printed) }]
      : []),
    {
      term: 'Definition',
      text: `Technical note of ${metric}`,
      href: `${metricAddress(metric, { period })}#technical-note`,
    },
  ];
}

/** The level is what is known today; of an earlier instant it is not said whether it was met. */
function levelLines({ asAt }: Trace, now: PerformanceRow | undefined): Line[] {
  if (!now || now.level === null) return [];
  return [
    {
      ...{ term: 'Level', text: now.levelText },
      ...(now.levelSource && { href: figureAddress(now.levelSource) }),
      ...(asAt === null && { status: now.status }),
    },
  ];
}

function asAtWords({ asAt }: Trace, asked: string | undefined): string | undefined {
  if (asAt === null) return undefined;
  return asked !== undefined && isDate(asked)
    ? `at the end of ${dateWords(asAt.slice(0, 10))}`
    : `on ${instantWords(asAt)}`;
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The breakdowns by which the figure can be taken apart, each with its page. */
export function groupLinks({ catalogue }: Pick<Hub, 'catalogue'>, trace: Trace) {
  const { providerId: provider, metric, period } = trace;
  return breakdownsOf(catalogue, getMetric(catalogue, metric)).map(({ code, title }) => ({
    text: title,
    href: address('/groups', { provider, metric, period, by: code }),
  }));
}
