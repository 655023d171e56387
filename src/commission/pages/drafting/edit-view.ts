import type { Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import type { View } from '../../../web/index.ts';
import { changeWords } from '../../agreement/change-words.ts';
import { otherParty, refusalOf } from '../../agreement/life.ts';
import { tableHeading } from '../../document/document-table.ts';
import { asked } from '../acting.ts';
import { newNoticeAddress, signAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { shownOf } from '../agreement-page.ts';
import { findingGroups } from '../finding-groups.ts';
import { findingView } from '../finding-view.ts';
import { problemsInWords } from '../problem-words.ts';
import { fieldRows, type Typed } from './edit-form.ts';
import { type Editing, editingAddress } from './editing.ts';
import { remarkPlaces, remarksOn } from './remarks.ts';
import { rowList } from './row-list.ts';
import { hasComputed } from './worked-cells.ts';

/** What a page of a table says besides the table: what was typed, what has been done, what is wrong. */
export type Said = {
  typed?: Typed | undefined;
  values?: Readonly<Record<string, unknown>>;
  told?: { text: string; success: boolean; details: readonly string[] } | undefined;
  problems?: readonly Problem[];
  problemSummary?: string;
  status?: number;
};

/** A table of a draft with its form, its findings and its remarks. */
export function editView(hub: Hub, editing: Editing, said: Said = {}): View {
  const { view, table, query, latest, base } = editing;
  const heading = tableHeading(table);
  const frame = agreementFrame(hub, view, {
    tab: 'sign',
    title: heading,
    crumbs: [{ text: 'Draft and signatures', href: signAddress(view.file.agreement.id) }],
  });
  const { typed, values, told, ...refused } = said;
  return {
    view: 'commission/views/drafting/edit.njk',
    ...{ ...frame, ...refused },
    data: {
      ...frame.data,
      ...permission(editing),
      ...formOf(hub, editing, typed),
      table: { code: table.code, title: table.title, note: table.note, shape: table.shape },
      ...{ base: base.number, latest: latest.number, party: query.party },
      tableHref: editingAddress(editing),
      stageWords: stageWords(editing),
      findings: findingsOn(editing),
      remarks: remarksOn(view, table),
      remarkPlaces: remarkPlaces(editing),
      told: told ?? toldByAddress(editing),
      values: values ?? { name: query.name, role: query.role },
    },
  };
}

/** Whether the party may write in the table now, and if not, why. */
function permission({ view, table, query }: Editing) {
  const { party = 'provider' } = query;
  const refusal = refusalOf(view.stage, 'save', party);
  const other = otherParty(party);
  const foreign = table.editedBy !== undefined && table.editedBy !== party;
  return {
    mayWrite: !refusal && !foreign,
    refusal: refusal?.message,
    noticeHref: refusal && newNoticeAddress(view.file.agreement.id),
    othersTable: foreign && !refusal ? table.editedBy : undefined,
    writers: table.editedBy,
    otherHref: editingAddress({ view, table, query: { party: other } }),
  };
}

function stageWords({ view, table }: Editing): string | undefined {
  const { stage, version } = view.stage;
  if (stage !== 'offered' && stage !== 'agreed') return undefined;
  return `Version ${version} is ${stage}. Whoever saves a change in “${table.title}” makes it a draft again, to be offered anew.`;
}

function formOf(hub: Hub, editing: Editing, typed: Typed | undefined) {
  const { form, table } = editing;
  const { scope } = form;
  const rows = fieldRows(form, typed, hub.catalogue.metrics);
  const alone = scope.kind === 'row' || scope.kind === 'new row';
  return {
    mode: scope.kind === 'list' ? 'list' : alone || table.shape === 'form' ? 'fields' : 'grid',
    rows,
    columns: table.columns.map(({ title }) => title),
    rowTitle: scope.kind === 'row' ? rows[0]?.title : undefined,
    list: scope.kind === 'list' ? rowList(editing) : undefined,
    addHref: table.shape === 'open' ? editingAddress(editing, { add: 'yes' }) : undefined,
    addsRow: scope.kind === 'new row',
    canWorkOut: hasComputed(form),
    canRemove: table.shape === 'open' && scope.kind === 'row' && !isTotal(editing, scope.row),
  };
}

function isTotal({ table }: Editing, row: string): boolean {
  return table.totals.some(({ code }) => code === row);
}

function findingsOn({ view, table }: Editing) {
  const shown = shownOf({ view, asked: {} });
  const disagreeing = view.results
    .filter((result) => result.table === table.code && result.outcome === 'disagrees')
    .map((result) => findingView(result, shown));
  return findingGroups(disagreeing);
}

/** What the address says has just been done, and what came together with it. */
function toldByAddress({ view, query }: Editing): Said['told'] {
  const { saved, since, remarked } = query;
  if (remarked) return { text: 'The comment was added.', success: true, details: [] };
  if (saved === undefined) return undefined;
  const meanwhile = view.file.versions.filter(
    ({ number }) => since !== undefined && number > since && number < saved,
  );
  if (meanwhile.length === 0) {
    return { text: `Saved as version ${saved}.`, success: true, details: [] };
  }
  return {
    text: `Saved as version ${saved}, together with what was saved meanwhile:`,
    success: true,
    details: meanwhile.flatMap(({ number, actor, changes, content }) =>
      changes.map(
        (change) =>
          `Version ${number}, ${actor.name}: ${changeWords(view.template, content, change)}`,
      ),
    ),
  };
}

/** Problems at the fields that the page has; of any other place they say where it is. */
export function problemsOnPage(
  { view, form, base }: Editing,
  problems: readonly Problem[],
  fieldFor: (path: string) => string,
): Problem[] {
  const own = new Set(
    fieldRows(form, undefined, []).flatMap(({ fields }) => fields.map(({ id }) => id)),
  );
  const others = ['party', 'name', 'role', 'text', 'note'];
  return problems.flatMap((problem) => {
    const path = problem.place?.path;
    if (path === undefined || others.includes(path)) return [problem];
    const id = fieldFor(path);
    if (own.has(id)) return [{ ...problem, ...asked(id, problem.message) }];
    return problemsInWords(view.template, base.content, [problem]);
  });
}
