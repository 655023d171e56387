import { z } from 'zod';
import { describePeriod, instantWords, printPeriod } from '../../calendar/index.ts';
import { findMetric } from '../../catalogue/index.ts';
import { type KeptFigure, levels } from '../../commission/index.ts';
import { findSubject, nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { publishedFigures } from '../store.ts';
import { type FigureKind, sourceAddress } from './addresses.ts';
import { kindWords, nothingNotes, valueText } from './figure-words.ts';
import { placeWords } from './finding-table.ts';
import { metricCell, providerCell } from './names.ts';
import { findNumber, notThere, numberField } from './numbered.ts';
import { otherStatements } from './other-statements.ts';
import { revisionTable } from './revision-table.ts';

/** One revision of a figure: what it says, where it came from, and every other revision. */
export function figurePage(): Page {
  return page({
    needs: 'see published',
    path: '/figures/:kind/:revisionId',
    params: z.object({ kind: z.string(), revisionId: numberField }),
    show: async ({ hub, params }) => {
      const kind = (['level', 'published'] as const).find((one) => one === params.kind);
      const revisionId = findNumber(params.revisionId);
      const table = kind === 'level' ? levels : publishedFigures;
      const revisions =
        kind && revisionId ? await table.listRevisions(hub.database, revisionId) : [];
      const figure = revisions.find((one) => one.revisionId === revisionId);
      if (!kind || !figure) throw notThere('There is no figure with this number.');
      return showFigure(hub, { kind, figure, revisions });
    },
  });
}

async function showFigure(
  hub: Hub,
  found: { kind: FigureKind; figure: KeptFigure; revisions: readonly KeptFigure[] },
): Promise<View> {
  const { kind, figure, revisions } = found;
  const { providerId, metric: code, fileName, batchId } = figure;
  const period = printPeriod(figure.period);
  const provider = nameOf(hub.estate, providerId);
  return {
    view: 'deliver/views/figure.njk',
    title: `${provider}, ${code}, ${period}: ${valueText(figure.stated)}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Data sources', href: '/sources' },
      { text: fileName, href: sourceAddress(batchId) },
      { text: `${provider}, ${code}` },
    ],
    data: {
      kind: kindWords(kind, figure),
      value: valueText(figure.stated),
      nothing: figure.stated.nothing,
      nothingNote: figure.stated.nothing && nothingNotes[figure.stated.nothing],
      isCurrent: figure === revisions[0],
      what: {
        provider: providerCell(hub, providerId, period),
        metric: metricCell(hub, code, period),
        title: findMetric(hub.catalogue, code)?.title,
        officialName: officialNameOf(hub, providerId),
        period: { text: period, words: describePeriod(figure.period) },
        mentionedIn: figure.mentionedIn,
      },
      origin: {
        file: { text: fileName, href: sourceAddress(batchId) },
        place: placeWords(figure.place),
        note: figure.note,
        recorded: instantWords(figure.recordedAt),
        by: figure.recordedBy,
      },
      revisions: revisionTable(kind, revisions, figure),
      ...(await otherStatements(hub, kind, figure)),
    },
  };
}

/** The full name where it tells more than the short one, which an area and a region may share. */
function officialNameOf({ estate }: Pick<Hub, 'estate'>, id: string): string | undefined {
  const subject = findSubject(estate, id);
  return subject?.id === id && subject.officialName !== subject.name
    ? subject.officialName
    : undefined;
}
