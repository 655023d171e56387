import { findMetric, findTable, printValue } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { Page } from '../../../web/index.ts';
import type { Outcome } from '../../agreement/finding.ts';
import { termOf } from '../../agreement/level-figures.ts';
import { type Ground, groundOf } from '../../regime/ground.ts';
import { type RegimeMetric, regimeMetrics } from '../../regime/regime-metrics.ts';
import { summaryCells, summaryColumns, summaryRows } from '../../regime/summary.ts';
import { editAddress, findingId, outturnsAddress, sectionAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { type Asked, agreementPage, shownOf } from '../agreement-page.ts';
import type { DataTable } from '../data-table.ts';
import type { AgreementDoor } from '../door.ts';
import { findingGroups } from '../finding-groups.ts';
import { findingView } from '../finding-view.ts';
import { mayWrite } from '../may-write.ts';
import { quietWords } from './quiet.ts';
import { summaryChart, timetableChart } from './regime-charts.ts';
import { tableView } from './table-view.ts';

type Evidence = AgreementDoor['evidence'];

/** The core day of an agreement: a picture of the week, time out of cell, and what it is held against. */
export function regimePage({ evidence }: Pick<AgreementDoor, 'evidence'>): Page {
  return agreementPage('/regime', async (shown) => {
    const { hub, view, asked } = shown;
    const frame = agreementFrame(hub, view, { tab: 'regime', title: 'Regime', asked });
    const ground = groundOf(view.template, view.content);
    return {
      view: 'commission/views/reading/regime.njk',
      ...frame,
      data: {
        ...frame.data,
        ...(ground && (await regimeData(hub, evidence, shown, ground))),
      },
    };
  });
}

async function regimeData(hub: Hub, evidence: Evidence, shown: Asked, ground: Ground) {
  const { view } = shown;
  const { regime, timetable } = ground;
  const summary = findTable(view.template, regime.summary);
  const table = summary && tableView(summary, view.results, shownOf(shown));
  const chart = timetableChart(ground);
  return {
    regime: true,
    ...{ chart: chart ?? summaryChart(ground), drawn: chart !== undefined },
    entered: timetable.slots.length > 0 || timetable.problems.length > 0,
    timetableHref: mayWrite(hub, view)
      ? editAddress(view.file.agreement.id, regime.timetable)
      : tableAddress(shown, regime.timetable),
    mistakes: mistakesOf(shown, ground),
    groups: timetable.groups.length > 1 ? timetable.groups : [],
    ...(table && {
      summary: table,
      explained: findingGroups(table.findings),
      quiet: quietWords(table),
    }),
    worked: workedTable(ground),
    held: heldTable(shown),
    metrics: await metricsTable(hub, evidence, shown),
  };
}

/** What has to be mended in the timetable, each with its place. */
function mistakesOf(shown: Asked, { timetable, regime }: Ground) {
  return timetable.problems.map(({ message, found, expected, place }) => {
    const table = place?.path?.split('/')[0] ?? regime.timetable;
    return { ...{ message, found, expected }, href: tableAddress(shown, table, place?.path) };
  });
}

/** Where a table is read. */
function tableAddress({ view, asked }: Asked, table: string, place?: string): string {
  const section = view.template.sections.find(({ tables }) =>
    tables.some(({ code }) => code === table),
  );
  return sectionAddress(view.file.agreement.id, section?.code ?? '', asked, place);
}

/** The summary as the timetable gives it, beside the stated one. */
function workedTable({ template, regime, week }: Ground): DataTable | undefined {
  const table = findTable(template, regime.summary);
  if (!week || !table) return undefined;
  const cells = summaryCells(template, week);
  const columns = summaryColumns(regime);
  return {
    ...{ id: 'worked-out', caption: 'Time out of cell as the timetable gives it' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Day' },
      ...columns.map((code) => ({
        text: table.columns.find((column) => column.code === code)?.title ?? code,
        numeric: true,
      })),
    ],
    rows: summaryRows(template).map(({ row, title }) => [
      { text: title },
      ...columns.map((column) => ({
        ...{ text: cells[row]?.[column] ?? '', numeric: true, classes: 'gh-number' },
      })),
    ]),
  };
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  agrees: '✔ the day holds it',
  'agrees within rounding': '✔ the day holds it, within rounding',
  disagrees: '≠ the day does not hold it',
  'cannot be checked': '– cannot be checked',
};

/** Hours promised with places, and hours agreed of one kind, against what the core day holds. */
function heldTable(shown: Asked): DataTable {
  const { results } = shown.view;
  const held = results.filter(({ rule }) => rule === 'regime-promised' || rule === 'regime-agreed');
  return {
    ...{ id: 'held', caption: 'Promised and agreed hours against the core day' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'What' },
      { text: 'Agreed', numeric: true },
      { text: 'The core day holds', numeric: true },
      { text: 'How it comes out' },
    ],
    empty: 'The form holds no hours against the core day.',
    rows: held.map((result) => {
      const { place, placeHref, explanation } = findingView(result, shownOf(shown));
      return [
        { text: place, href: placeHref, detail: result.title },
        { text: result.stated ?? '', numeric: true },
        { text: result.computed ?? '', numeric: true },
        {
          text: outcomeWords[result.outcome],
          detail: result.cause ?? explanation,
          classes: 'gh-words',
          href:
            result.outcome === 'disagrees'
              ? `${placeHref.split('#')[0]}#${encodeURI(findingId(result.key))}`
              : undefined,
        },
      ];
    }),
  };
}

/** The agreed regime in the metrics that count it, beside the last outturn within the term. */
async function metricsTable(hub: Hub, evidence: Evidence, { view }: Asked): Promise<DataTable> {
  const metrics = regimeMetrics(view.template, view.content).filter(
    ({ metric }) => findMetric(hub.catalogue, metric) !== undefined,
  );
  const { agreement } = view.file;
  const recorded = await evidence.recorded(hub, {
    ...{ providerId: agreement.providerId, term: termOf(agreement) },
    metrics: metrics.map(({ metric }) => metric),
  });
  return {
    ...{ id: 'metrics', caption: 'The agreed regime beside outturns' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Metric' },
      { text: 'Hours, as agreed', numeric: true },
      { text: 'Last outturn', numeric: true },
    ],
    empty: 'The agreement tells too little of the regime for any metric.',
    rows: metrics.map((one) => {
      const outturn = recorded.find(({ metric }) => metric === one.metric);
      return [
        {
          text: `${one.metric} ${one.title}`,
          href: outturnsAddress(one.metric),
          detail: one.madeOf,
          classes: 'gh-words',
        },
        { text: agreedWords(hub, one), numeric: true },
        outturn
          ? { text: outturn.text, numeric: true, detail: `${outturn.period}. ${outturn.source}` }
          : { text: 'none is held', numeric: true },
      ];
    }),
  };
}

/** As the metric prints its values, in hours. */
function agreedWords({ catalogue }: Hub, { metric: code, agreed, unit }: RegimeMetric): string {
  const metric = findMetric(catalogue, code);
  return metric?.unit === unit ? printValue(agreed, metric) : agreed.toLocaleString('en-GB');
}
