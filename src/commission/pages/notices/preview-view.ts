import { monthWords } from '../../../calendar/index.ts';
import {
  type AgreementTemplate,
  findMetric,
  findTable,
  tablesOf,
} from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { AgreementFile } from '../../agreement/agreement.ts';
import { tableOf } from '../../agreement/change.ts';
import { placeWords } from '../../agreement/change-words.ts';
import { type Content, cellsOf, tableIn } from '../../agreement/content.ts';
import type { OutlookSide } from '../../agreement/evidence.ts';
import type { NoticePreview } from '../../agreement/notice-preview.ts';
import { noticeAddress } from '../addresses.ts';
import { tableChanges } from '../change-view.ts';
import type { DataCell, DataTable } from '../data-table.ts';
import { rowsOf } from '../drafting/edit-form.ts';
import { findingGroups } from '../finding-groups.ts';
import { findingView } from '../finding-view.ts';

type Shown = { hub: Hub; file: AgreementFile; template: AgreementTemplate };

/** What a notice does, as the preview of a page: words, tables, and nothing that changes anything. */
export function previewView({ hub, file, template }: Shown, preview: NoticePreview) {
  const { before, after, changes, findings, price } = preview;
  const { agreement, acceptances } = file;
  const told = (content: Content) => ({
    ...{ agreementId: agreement.id, template, content, acceptances },
    asked: {},
  });
  return {
    effective: monthWords(preview.effective),
    changes: tableChanges(template, before, changes),
    tables: touchedTables(template, preview),
    levels: preview.levels.map((level) => levelTable(hub, level)),
    outlook: preview.outlook.length > 0 ? outlookTable(preview) : undefined,
    methods: preview.outlook.map(({ title, how }) => `${title}: ${how}`),
    price: price.before || price.after ? price : undefined,
    appear: findingGroups(findings.appear.map((finding) => findingView(finding, told(after)))),
    vanish: findingGroups(findings.vanish.map((finding) => findingView(finding, told(before)))),
    remain: findings.remain,
    overlaps: preview.overlaps.map(({ notice, at }) => ({
      ...{ notice, at: placesInWords(template, before, at) },
      href: noticeAddress(agreement.id, notice),
    })),
  };
}

/** The cells of a row in one phrase: `Interventions, CU019 Sex offender completions, level (Oct, Nov)`. */
function placesInWords(
  template: AgreementTemplate,
  content: Content,
  paths: readonly string[],
): string[] {
  const rows = new Map<string, Set<string>>();
  for (const path of paths) {
    const [table = '', row, column] = path.split('/');
    const words = placeWords(template, content, { table, row });
    const titles = rows.get(words) ?? new Set();
    const title = findTable(template, table)?.columns.find(({ code }) => code === column)?.title;
    if (title !== undefined) titles.add(title);
    rows.set(words, titles);
  }
  return [...rows].map(([words, titles]) =>
    titles.size === 0 ? words : `${words} (${[...titles].join(', ')})`,
  );
}

/** Each table that is touched, whole, as it stands and as it would. */
function touchedTables(template: AgreementTemplate, { before, after, changes }: NoticePreview) {
  const codes = new Set(changes.map(tableOf));
  return tablesOf(template)
    .filter(({ code, shape }) => codes.has(code) && shape !== 'levels')
    .map(({ code, title }) => ({
      title,
      before: wholeTable(template, before, { code, side: 'before', other: after }),
      after: wholeTable(template, after, { code, side: 'after', other: before }),
    }));
}

type Side = { code: string; side: 'before' | 'after'; other: Content };

function wholeTable(
  template: AgreementTemplate,
  content: Content,
  { code, side, other }: Side,
): DataTable | undefined {
  const table = findTable(template, code);
  if (!table) return undefined;
  const columns = table.columns.filter((column) => column.code !== table.named);
  const [said, said2] = [tableIn(content, code), tableIn(other, code)];
  return {
    id: `${side}-${code}`,
    caption: side === 'before' ? 'As it stands' : 'As it would stand',
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Row' }, ...columns.map(({ title }) => ({ text: title }))],
    rows: rowsOf(table, content).map(({ code: row, title }) => {
      const [cells, others] = [cellsOf(said, row) ?? {}, cellsOf(said2, row)];
      return [
        { text: title },
        ...columns.map((column): DataCell => {
          const text = cells[column.code] ?? '';
          const same = others !== undefined && (others[column.code] ?? '') === text;
          return { text, ...(!same && { classes: 'gh-changed' }) };
        }),
      ];
    }),
  };
}

/** A level month by month, quarter by quarter and in total, as it stands and as it would. */
function levelTable(
  { catalogue }: Hub,
  { metric, periods }: NoticePreview['levels'][number],
): DataTable {
  const title = findMetric(catalogue, metric)?.title ?? '';
  return {
    id: `level-${metric}`,
    caption: `${metric} ${title}`,
    captionClasses: 'govuk-table__caption--s',
    classes: 'gh-matrix',
    head: [
      { text: 'Level' },
      ...periods.map(({ period, frozen }) => ({
        ...{ text: period, numeric: true },
        ...(frozen && { detail: 'frozen' }),
      })),
    ],
    rows: [
      [{ text: 'As it stands' }, ...periods.map(({ before }) => ({ text: before, numeric: true }))],
      [
        { text: 'As it would be' },
        ...periods.map(({ before, after }) => ({
          ...{ text: after, numeric: true },
          ...(before !== after && { classes: 'gh-changed' }),
        })),
      ],
    ],
  };
}

function outlookTable({ outlook }: NoticePreview): DataTable {
  const cell = (level: string | null, status: OutlookSide['statusToDate']): DataCell => ({
    text: level ?? 'no level',
    detail: status,
  });
  return {
    id: 'outlook',
    caption: 'Outturn and status under both',
    captionClasses: 'govuk-table__caption--s',
    head: [
      'Metric',
      'Outturn to date',
      'Level to date as it stands',
      'Level to date as it would be',
      'Forecast at year end',
      'Level at year end as it stands',
      'Level at year end as it would be',
    ].map((text) => ({ text })),
    rows: outlook.map(({ title, metric, toDate, outturnToDate, forecast, before, after }) => [
      { text: title, detail: metric },
      { text: outturnToDate ?? 'none yet', ...(toDate !== null && { detail: toDate }) },
      cell(before.levelToDate, before.statusToDate),
      cell(after.levelToDate, after.statusToDate),
      { text: forecast ?? 'none' },
      cell(before.levelAtYearEnd, before.statusAtYearEnd),
      cell(after.levelAtYearEnd, after.statusAtYearEnd),
    ]),
  };
}
