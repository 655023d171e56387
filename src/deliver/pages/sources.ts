import { z } from 'zod';
import { instantWords } from '../../calendar/index.ts';
import { address, type Page, page, type View } from '../../web/index.ts';
import type { FiledFinding } from '../proposal.ts';
import { listQualityFindings } from '../quality.ts';
import { type Batch, listBatches } from '../store.ts';
import { sourceAddress } from './addresses.ts';
import { ruleNote, ruleTitle } from './finding-table.ts';
import { groupBy } from './groups.ts';
import { layouts, layoutWords } from './names.ts';
import { pageField, portionOf } from './portion.ts';
import { counted, type TableView } from './table-view.ts';

const path = '/sources';
const filesAtATime = 25;

const sourcesQuery = z.object({
  q: z.string().max(200, 'write at most 200 characters').optional(),
  layout: z.string().optional(),
  page: pageField,
});
type SourcesQuery = z.output<typeof sourcesQuery>;

/** Every file that was imported, and in how many places the sources do not agree with themselves. */
export function sourcesPage(): Page {
  return page({
    needs: 'see published',
    path,
    query: sourcesQuery,
    show: async ({ hub, query }) => {
      const batches = await listBatches(hub.database);
      return showSources(batches, await listQualityFindings(hub), query);
    },
  });
}

function showSources(
  batches: readonly Batch[],
  findings: readonly FiledFinding[],
  query: SourcesQuery,
): View {
  const fitting = batches.filter((batch) => fits(batch, query));
  const hrefOf = (number: number) => address(path, { ...query, page: number });
  const portion = portionOf({ page: query.page, size: filesAtATime }, fitting.length, hrefOf);
  const shown = fitting.slice(portion.offset, portion.offset + portion.limit);
  return {
    view: 'deliver/views/sources.njk',
    title: 'Data sources',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Data sources' }],
    data: {
      files: counted(fitting.length, 'file'),
      all: batches.length,
      fitting: fitting.length,
      filters: formOf(query),
      table: filesTable(shown, findings),
      portion,
      findings: findings.length,
      rules: rulesTable(findings),
    },
  };
}

function fits({ fileName, layout }: Batch, query: SourcesQuery): boolean {
  const words = (query.q ?? '').toLowerCase().split(/\s+/);
  return (
    words.every((word) => fileName.toLowerCase().includes(word)) &&
    (query.layout === undefined || layout === query.layout)
  );
}

function filesTable(batches: readonly Batch[], findings: readonly FiledFinding[]): TableView {
  const found = groupBy(findings, ({ batchId }) => batchId);
  const print = (count: number) => count.toLocaleString('en-GB');
  return {
    id: 'files',
    caption: 'Files, the latest first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'File' },
      { text: 'Recorded' },
      { text: 'New', numeric: true },
      { text: 'Changed', numeric: true },
      { text: 'Unchanged', numeric: true },
      { text: 'Findings', numeric: true },
    ],
    rows: batches.map(({ batchId, fileName, layout, recordedAt, recordedBy, ...counts }) => [
      { text: fileName, href: sourceAddress(batchId), detail: layoutWords(layout) },
      { text: instantWords(recordedAt), detail: `by ${recordedBy}` },
      { text: print(counts.added), numeric: true },
      { text: print(counts.revised), numeric: true },
      { text: print(counts.unchanged), numeric: true },
      { text: print(found.get(batchId)?.length ?? 0), numeric: true },
    ]),
  };
}

function rulesTable(findings: readonly FiledFinding[]): TableView {
  const byRule = [...groupBy(findings, ({ rule }) => rule)];
  return {
    id: 'rules',
    caption: 'Findings by check',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Check' }, { text: 'Findings', numeric: true }],
    rows: byRule.map(([rule, ofRule]) => [
      {
        text: ruleTitle(rule),
        href: address(`${path}/findings`, { rule }),
        detail: ruleNote(rule),
      },
      { text: ofRule.length.toLocaleString('en-GB'), numeric: true },
    ]),
  };
}

function formOf({ q, layout }: SourcesQuery) {
  const options = Object.entries({ '': 'Any layout', ...layouts });
  return {
    action: path,
    label: 'Find files',
    submit: 'Find',
    fields: [
      { kind: 'text', name: 'q', label: 'Name of the file', value: q },
      {
        kind: 'select',
        name: 'layout',
        label: 'Layout',
        options: options.map(([value, text]) => ({
          value,
          text,
          selected: value === (layout ?? ''),
        })),
      },
    ],
    chosen: [
      ...(q === undefined ? [] : [{ text: q, href: address(path, { layout }) }]),
      ...(layout === undefined ? [] : [{ text: layoutWords(layout), href: address(path, { q }) }]),
    ],
    clear: path,
  };
}
