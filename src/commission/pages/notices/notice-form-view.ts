import { monthWords } from '../../../calendar/index.ts';
import { findMetric, tablesOf } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import type { View } from '../../../web/index.ts';
import { viewOf } from '../../agreement/get-agreement.ts';
import type { NoticePreview } from '../../agreement/notice-preview.ts';
import { profileMethods } from '../../agreement/profile-method.ts';
import { slotsOf } from '../../agreement/profile-slots.ts';
import { tableHeading } from '../../document/document-table.ts';
import { newNoticeAddress, noticesAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { tableChanges } from '../change-view.ts';
import { fieldRows, rowsOf } from '../drafting/edit-form.ts';
import { touchedRows } from '../touched-rows.ts';
import { addsRow, type NoticeDraft, openForm } from './notice-draft.ts';
import { previewView } from './preview-view.ts';

/** What the page of a new notice says besides the notice. */
export type NoticeSaid = {
  preview?: NoticePreview | undefined;
  told?: { text: string; success: boolean } | undefined;
  problems?: readonly Problem[];
  problemSummary?: string;
  status?: number;
};

const methodWords: Readonly<Record<(typeof profileMethods)[number], string>> = {
  flat: 'Evenly, month by month',
  'working days': 'By the working days of each month',
  'last year': 'By the shape of last year’s outturns',
  'by hand': 'By hand, as written below',
};

/** A notice while it is written: what is gathered, what can be added, and then what it would do. */
export function noticeFormView(hub: Hub, draft: NoticeDraft, said: NoticeSaid = {}): View {
  const { file, template, changes, base, body, effective, months } = draft;
  const { id } = file.agreement;
  const view = viewOf(hub, file);
  const title = said.preview ? 'Look at what the notice would do' : 'Propose a notice of change';
  const frame = agreementFrame(hub, view, {
    ...{ tab: 'notices', title },
    crumbs: [{ text: 'Notices of change', href: noticesAddress(id) }],
  });
  const { preview, told, ...refused } = said;
  return {
    view: 'commission/views/notices/new-notice.njk',
    ...{ ...frame, ...refused },
    data: {
      ...frame.data,
      action: newNoticeAddress(id),
      told: told && { ...told, details: [] },
      values: body,
      hidden: { changes: JSON.stringify(changes), shownMonth: effective },
      effective,
      month: monthWords(effective),
      months: monthItems(months, effective),
      gathered: tableChanges(template, base, changes),
      rows: touchedRows(template, base, changes),
      tables: tableItems(draft),
      open: openView(hub, draft),
      profile: profileView(hub, draft),
      preview: preview && previewView({ hub, file, template }, preview),
    },
  };
}

function monthItems(months: readonly number[], effective: number) {
  const all = months.includes(effective) ? months : [effective, ...months];
  return all.map((month) => ({
    ...{ value: String(month), text: monthWords(month) },
    selected: month === effective,
  }));
}

function tableItems({ template, body }: NoticeDraft) {
  const tables = tablesOf(template).map((table) => ({
    ...{ value: table.code, text: tableHeading(table) },
    selected: table.code === body.table,
  }));
  return [{ value: '', text: 'Choose a table' }, ...tables];
}

/** The table that is open: its rows to choose from, or the fields of the one that is chosen. */
function openView(hub: Hub, draft: NoticeDraft) {
  const form = openForm(draft);
  if (!form) return undefined;
  const { table, scope, base } = form;
  const rows = fieldRows(form, undefined, hub.catalogue.metrics);
  const chosen = draft.body.row;
  const choices = rowsOf(table, base).map(({ code, title }) => ({
    ...{ value: code, text: title },
    selected: code === chosen,
  }));
  const adds = { value: addsRow, text: 'A new row', selected: chosen === addsRow };
  return {
    ...{ title: table.title, table: table.code, row: chosen ?? '', rows },
    choices:
      scope.kind === 'whole'
        ? undefined
        : [
            { value: '', text: 'Choose a row' },
            ...choices,
            ...(table.shape === 'open' ? [adds] : []),
          ],
    isGrid: scope.kind === 'whole' && table.shape === 'fixed',
    isLevel: table.shape === 'levels',
    columns: table.columns.map(({ title }) => title),
    canRemove:
      table.shape === 'open' &&
      scope.kind === 'row' &&
      !table.totals.some(({ code }) => code === scope.row),
  };
}

/** The levels that can be spread anew, the ways to do it, and a field for each month by hand. */
function profileView({ catalogue }: Hub, { template, body, file, effective }: NoticeDraft) {
  const codes = tablesOf(template)
    .filter(({ shape }) => shape === 'levels')
    .flatMap(({ rows }) =>
      rows.flatMap(({ metric, line }) => (line === 'level' && metric ? [metric] : [])),
    );
  const metrics = [...new Set(codes)].map((code) => {
    const metric = findMetric(catalogue, code);
    return { value: code, text: `${code} ${metric?.title ?? ''}`, selected: code === body.metric };
  });
  const { open } = slotsOf(file.agreement, effective);
  return {
    any: metrics.length > 0,
    metrics: [{ value: '', text: 'Choose a level' }, ...metrics],
    methods: profileMethods.map((method) => ({ value: method, text: methodWords[method] })),
    months: open.map(({ column, period }) => ({
      ...{ id: monthField(column), label: monthWords(period.first) },
      value: body[monthField(column)] ?? '',
    })),
  };
}

/** The name of the field of a month by hand. */
export function monthField(column: string): string {
  return `month-${column}`;
}
