import { instantWords } from '../../calendar/index.ts';
import { type Catalogue, getMetric } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { address } from '../../web/index.ts';
import type { Exceptions } from '../home/exceptions.ts';
import type { Happening } from '../home/happenings.ts';
import { type OwnHome, readHome } from '../home/read-home.ts';
import { timelinessSentence } from '../home/timeliness-words.ts';
import type { WaitingList } from '../home/waiting.ts';
import type { PerformanceRow } from '../performance.ts';
import { providerAddress } from './addresses.ts';
import { counted, signedPercent, varianceWords } from './comparison-words.ts';
import { figureCell, metricCell } from './outcomes.ts';
import type { TableView } from './table-view.ts';

const mostExceptions = 10;
/** Of so many providers single figures are shown; of more what each missed in all. */
const fewProviders = 3;

/** What home tells whoever signed in: what waits, what was missed, what changed. */
export async function describeOwnHome(hub: Hub) {
  const home = await readHome(hub);
  return {
    waiting: waitingTasks(home.waiting),
    ...untoldOf(home.waiting),
    exceptions: home.exceptions && describeExceptions(hub, home.exceptions),
    happenings: happeningItems(home.happenings),
    checked: checkedWords(home),
  };
}

function waitingTasks({ lines }: WaitingList) {
  return lines.map(({ title, todo, provider, when, overdue, href }) => ({
    ...{ title, href, overdue },
    hint: `${todo}. ${provider}: ${when}.`,
  }));
}

/** How many things no line tells, and where all of them stand. */
function untoldOf({ untold, kinds }: WaitingList) {
  if (untold === 0) return { lists: [] };
  const lists = [
    { text: 'returns', href: '/returns', of: ['return', 'check'] },
    { text: 'agreements', href: '/agreements', of: ['agreement', 'notice', 'findings'] },
  ];
  return {
    untold: `${counted(untold, 'more thing waits', 'more things wait')} for you.`,
    lists: lists.filter(({ of }) => kinds.some((kind) => of.includes(kind))),
  };
}

function checkedWords({ checked }: OwnHome): string | undefined {
  return checked && timelinessSentence(checked);
}

function describeExceptions(hub: Hub, exceptions: Exceptions) {
  const { period, providers, provider, judged, missed, byProvider, rows } = exceptions;
  const few = byProvider.length <= fewProviders;
  const who = provider ?? `Your ${providers} providers`;
  return {
    period,
    sentence:
      missed === 0
        ? `${who} met ${judged === 1 ? 'the one level' : `all ${counted(judged, 'level')}`} judged in ${period}.`
        : `${who} missed ${missed.toLocaleString('en-GB')} of ${counted(judged, 'level')} in ${period}.`,
    table:
      missed === 0
        ? undefined
        : few
          ? rowTable(hub.catalogue, rows, providers > 1)
          : providerTable(hub.catalogue, exceptions),
    all: allMissed(hub, exceptions),
  };
}

/** Where all that was missed stands: at the one provider, in the one region, or anywhere. */
function allMissed(hub: Hub, { period, byProvider, providers }: Exceptions): string {
  const [first] = byProvider;
  if (providers === 1 && first) return providerAddress(first.providerId, period);
  const over = new Set(hub.caller.roles.flatMap(({ givenOver = [] }) => givenOver));
  const [region] = hub.estate.regions.filter(({ id }) => over.has(id));
  return address('/performance', {
    ...{ period, status: 'missed' },
    region: over.size === 1 ? region?.id : undefined,
  });
}

function rowTable(
  catalogue: Catalogue,
  rows: readonly PerformanceRow[],
  several: boolean,
): TableView {
  return {
    ...{ id: 'exceptions', caption: 'The furthest from its level first' },
    head: [
      { text: 'Metric' },
      ...(several ? [{ text: 'Provider' }] : []),
      { text: 'Outturn', numeric: true },
      { text: 'Level', numeric: true },
      { text: 'Against the level' },
      { text: '% of the level', numeric: true },
    ],
    rows: rows.slice(0, mostExceptions).map((row) => {
      const metric = getMetric(catalogue, row.metric);
      return [
        metricCell(row, metric),
        ...(several
          ? [{ text: row.provider, href: providerAddress(row.providerId, row.period) }]
          : []),
        figureCell(row, 'outturn'),
        figureCell(row, 'level'),
        { text: varianceWords(metric, row.variance) },
        { text: signedPercent(row.variancePercent) || 'level is 0', numeric: true },
      ];
    }),
  };
}

function providerTable(catalogue: Catalogue, { byProvider, period }: Exceptions): TableView {
  return {
    ...{ id: 'exceptions', caption: 'Who missed the most first' },
    head: [
      { text: 'Provider' },
      { text: 'Missed', numeric: true },
      { text: 'Furthest from its level' },
      { text: '% of the level', numeric: true },
    ],
    rows: byProvider
      .slice(0, mostExceptions)
      .map(({ provider, providerId, missed, judged, furthest }) => [
        { text: provider, href: providerAddress(providerId, period) },
        { text: `${missed} of ${judged}`, numeric: true },
        {
          ...metricCell(furthest, getMetric(catalogue, furthest.metric)),
          detail: `${furthest.outturnText} against ${furthest.levelText}`,
        },
        { text: signedPercent(furthest.variancePercent) || 'level is 0', numeric: true },
      ]),
  };
}

function happeningItems(happenings: readonly Happening[]) {
  return happenings.map(({ what, about, href, provider, name, role, at, count }) => ({
    ...{ text: about, href },
    detail: [
      count === 1 ? what : `${what}, the last of ${count}`,
      ...(provider === null ? [] : [provider]),
      role === null ? `by ${name}` : `by ${name}, ${role}`,
      instantWords(at),
    ].join('; '),
  }));
}
