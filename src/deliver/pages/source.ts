import { z } from 'zod';
import { instantWords, printPeriod } from '../../calendar/index.ts';
import { type KeptFigure, levels, type StatedTable } from '../../commission/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Page, page, type View } from '../../web/index.ts';
import type { FiledFinding } from '../proposal.ts';
import { listQualityFindings } from '../quality.ts';
import { type Batch, findBatch, publishedFigures } from '../store.ts';
import { type FigureKind, figureAddress, sourceAddress } from './addresses.ts';
import { kindWords, valueCell } from './figure-words.ts';
import { findingTable, placeWords } from './finding-table.ts';
import { layoutWords, metricCell, providerCell } from './names.ts';
import { findNumber, notThere, numberField } from './numbered.ts';
import { pageField, portionOf } from './portion.ts';
import { counted, oneLine, type TableView } from './table-view.ts';

const figuresAtATime = 100;
const findingsShown = 50;

type Shown = { kind: FigureKind; figure: KeptFigure; before: string | undefined };

/** One import: the file, what it changed, its figures and what was found in it. */
export function sourcePage(): Page {
  return page({
    needs: 'see published',
    path: '/sources/:batchId',
    params: z.object({ batchId: numberField }),
    query: z.object({ page: pageField, stored: z.literal('yes').optional().catch(undefined) }),
    show: async ({ hub, params, query }) => {
      const batchId = findNumber(params.batchId);
      const batch = batchId === undefined ? undefined : await findBatch(hub.database, batchId);
      if (!batch) throw notThere('There is no import with this number.');
      const findings = await listQualityFindings(hub);
      const own = findings.filter((finding) => finding.batchId === batchId);
      return showSource(hub, batch, own, query);
    },
  });
}

async function showSource(
  hub: Hub,
  batch: Batch,
  findings: readonly FiledFinding[],
  query: { page: number; stored?: 'yes' | undefined },
): Promise<View> {
  const { batchId } = batch;
  const agreed = await levels.countBatch(hub.database, batchId);
  const total = agreed + (await publishedFigures.countBatch(hub.database, batchId));
  const hrefOf = (number: number) => address(sourceAddress(batchId), { page: number });
  const portion = portionOf({ page: query.page, size: figuresAtATime }, total, hrefOf);
  const figures = await listPortion(hub, batchId, agreed, portion);
  return {
    view: 'deliver/views/source.njk',
    title: batch.fileName,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Data sources', href: '/sources' },
      { text: `Import ${batchId}` },
    ],
    data: {
      batch: {
        ...batch,
        layoutWords: layoutWords(batch.layout),
        recorded: instantWords(batch.recordedAt),
      },
      stored: query.stored === 'yes',
      changes: changeWords(batch),
      figures: counted(total, 'figure'),
      total,
      table: figuresTable(hub, figures),
      portion,
      findings: {
        count: findings.length,
        table: findingsTable(hub, findings),
        href:
          findings.length > findingsShown
            ? address('/sources/findings', { source: batchId })
            : undefined,
      },
    },
  };
}

/** The levels come first, then the published figures, as one list. */
async function listPortion(
  { database }: Pick<Hub, 'database'>,
  batchId: number,
  agreed: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<Shown[]> {
  const list = async (kind: FigureKind, table: StatedTable, from: number, count: number) => {
    if (count <= 0) return [];
    const figures = await table.listBatch(database, batchId, { offset: from, limit: count });
    const ids = figures.map(({ revisionId }) => revisionId);
    const superseded = await table.listSuperseded(database, ids);
    return figures.map((figure) => ({ kind, figure, before: superseded.get(figure.revisionId) }));
  };
  const ofLevels = Math.min(limit, Math.max(0, agreed - offset));
  return [
    ...(await list('level', levels, offset, ofLevels)),
    ...(await list('published', publishedFigures, Math.max(0, offset - agreed), limit - ofLevels)),
  ];
}

function changeWords({ added, revised, unchanged }: Batch): string {
  const words = [
    added > 0 && `${counted(added, 'new figure')}`,
    revised > 0 && `${counted(revised, 'changed figure')}`,
  ].filter((word) => word !== false);
  const kept = unchanged === 0 ? '' : `; ${counted(unchanged, 'figure')} known as it stands`;
  const plural = unchanged > 1 ? kept.replace('as it stands', 'as they stand') : kept;
  return `${words.join(' and ') || 'Nothing new'}${plural}`;
}

function figuresTable(hub: Hub, figures: readonly Shown[]): TableView {
  return {
    id: 'figures',
    caption: 'Figures, in the order of the file',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Provider' },
      { text: 'Metric' },
      { text: 'Period' },
      { text: 'Kind' },
      { text: 'Value', numeric: true },
      { text: 'Before', numeric: true },
      { text: 'Where' },
    ],
    rows: figures.map(({ kind, figure, before }) => {
      const period = printPeriod(figure.period);
      const link = {
        href: figureAddress(kind, figure.revisionId),
        label: `${figure.metric}, ${period}`,
      };
      return [
        providerCell(hub, figure.providerId, period),
        metricCell(hub, figure.metric, period),
        { text: period, classes: oneLine },
        { text: kindWords(kind, figure) },
        valueCell(figure.stated, link),
        { text: before === '' ? 'blank' : (before ?? ''), numeric: true, classes: oneLine },
        { text: placeWords(figure.place) },
      ];
    }),
  };
}

function findingsTable(hub: Hub, findings: readonly FiledFinding[]): TableView {
  const inFile = findings
    .slice(0, findingsShown)
    .map(({ batchId, fileName, ...finding }) => finding);
  const caption = 'Where this file does not agree with itself';
  const table = { id: 'findings', caption, captionClasses: 'govuk-visually-hidden' };
  return findingTable(hub, table, inFile);
}
