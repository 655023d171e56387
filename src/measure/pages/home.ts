import { mayDo } from '../../access/index.ts';
import { listAgreementRows } from '../../commission/index.ts';
import { type Batch, listBatches, listQualityFindings } from '../../deliver/index.ts';
import { withoutSimulated } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Page, page, type View } from '../../web/index.ts';
import { listPerformance } from '../actions.ts';
import { countHeld, type Held } from '../holdings.ts';
import { whileUnchanged } from '../home/while-unchanged.ts';
import { counted } from './comparison-words.ts';
import { dateWords } from './date-words.ts';
import { describeOwnHome } from './home-own.ts';
import { askMatrix, matrixQuery } from './matrix-question.ts';
import type { TableView } from './table-view.ts';
import { pictureOf, unanimous, type WayIn, waysIn } from './year-picture.ts';

const batchesShown = 5;

/**
 * Home. For everyone what this hub holds, the last year in a few sentences, and where to look first; above it, for whoever
 * signed in, what waits for them, what their providers missed and what changed.
 */
export function homePage(): Page {
  return page({
    needs: 'see published',
    path: '/',
    // What is overdue changes with the day.
    cached: false,
    show: ({ hub }) => showHome(hub),
  });
}

const readPublic = whileUnchanged(describeHub);

async function showHome(hub: Hub): Promise<View> {
  const signedIn = hub.caller.kind === 'person';
  const [everyone, own] = await Promise.all([
    readPublic(hub),
    signedIn ? describeOwnHome(hub) : undefined,
  ]);
  return {
    view: 'measure/views/home.njk',
    title: signedIn ? 'Your home' : 'What was agreed, and what was delivered',
    data: { ...everyone, own },
  };
}

/** What the hub holds and the latest picture: the same for everyone who may see as much. */
async function describeHub(hub: Hub) {
  const [providers, metrics, agreements, batches, findings, picture] = await Promise.all([
    countHeld(hub, 'provider_id'),
    countHeld(hub, 'metric_code'),
    listAgreementRows(hub.database),
    listBatches(hub.database),
    listQualityFindings(hub),
    lastPicture(hub),
  ]);
  return {
    ...picture,
    holdings: holdingsOf(hub, { providers, metrics, agreements: agreements.length, batches }),
    findings: findings.length,
    batches: batchTable(batches),
  };
}

/** The latest judged figures: sentences, and the ways into them. */
async function lastPicture(hub: Hub) {
  const question = await askMatrix(hub, matrixQuery.parse({}));
  if (!question) return {};
  const { chosen, territory, providerIds } = question;
  const all = await listPerformance(hub, { region: territory.id, period: chosen.period });
  const rows = all.filter(
    ({ providerId }) => providerIds.has(providerId) && providerId !== territory.id,
  );
  const period = chosen.text;
  const first: WayIn[] = [
    {
      text: `Performance in ${period}`,
      href: address('/performance', { period }),
      why: `every provider and metric side by side, ${territory.officialName}`,
    },
    {
      text: 'Annual report',
      href: '/report',
      why: 'the year of a region as one document, every figure with its source',
    },
  ];
  return {
    period,
    sentences: [...pictureOf(rows, territory), ...unanimous(hub.catalogue, rows)],
    waysIn: [...first, ...waysIn(hub.catalogue, rows, period)],
  };
}

type Holdings = {
  providers: ReadonlyMap<string, Held>;
  metrics: ReadonlyMap<string, Held>;
  agreements: number;
  batches: readonly Batch[];
};

function holdingsOf(
  { estate, catalogue, caller }: Hub,
  { providers, metrics, agreements, batches }: Holdings,
) {
  const all = [...metrics.values()];
  const outturns = all.reduce((sum, held) => sum + held.outturns, 0);
  const levels = all.reduce((sum, held) => sum + held.levels, 0);
  const ofRecords = all.reduce((sum, held) => sum + held.counted, 0);
  const real = withoutSimulated(estate.providers);
  const areas = real.filter(({ kind }) => kind === 'area');
  const prisons = real.filter(({ kind }) => kind === 'establishment');
  const withFigures = [...areas, ...prisons].filter(({ id }) => providers.has(id)).length;
  return [
    {
      text: counted(areas.length + prisons.length, 'provider'),
      href: '/providers',
      why: `${counted(prisons.length, 'prison')} and ${counted(areas.length, 'probation area')}, open and closed; ${withFigures} have figures`,
    },
    {
      text: counted(catalogue.metrics.length, 'metric'),
      href: '/metrics',
      why: `each with a technical note; figures are held of ${metrics.size}`,
    },
    ...(mayDo(caller, 'see agreements')
      ? [
          {
            text: counted(agreements, 'agreement'),
            href: '/agreements',
            why: 'services, places, the core day and levels: checked, signed by both parties, changed by notice',
          },
        ]
      : []),
    {
      text: counted(outturns + levels, 'figure'),
      href: '/performance',
      why: `${outturns.toLocaleString('en-GB')} of what was delivered, ${levels.toLocaleString('en-GB')} of what was agreed`,
    },
    ...(ofRecords === 0
      ? []
      : [
          {
            text: `${counted(ofRecords, 'figure')} from records`,
            href: '/performance',
            why: 'metrics of a provider, counted from what was recorded; each leads to the records behind it',
          },
        ]),
    {
      text: counted(batches.length, 'import'),
      href: '/sources',
      why: 'the files that the figures came from, with what each changed',
    },
  ];
}

function batchTable(batches: readonly Batch[]): TableView {
  return {
    id: 'imports',
    caption: 'Latest imports',
    head: [
      { text: 'File' },
      { text: 'Imported' },
      { text: 'New figures', numeric: true },
      { text: 'Changed figures', numeric: true },
    ],
    rows: batches
      .slice(0, batchesShown)
      .map((batch) => [
        { text: batch.fileName, href: `/sources/${batch.batchId}` },
        { text: dateWords(batch.recordedAt.slice(0, 10)) },
        { text: batch.added.toLocaleString('en-GB'), numeric: true },
        { text: batch.revised.toLocaleString('en-GB'), numeric: true },
      ]),
    empty: 'Nothing has been imported yet.',
  };
}
