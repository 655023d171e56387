import type { Address, AgreementTemplate } from '../../../catalogue/index.ts';
import { findTable } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import type { View } from '../../../web/index.ts';
import type { Actor, AgreementFile } from '../../agreement/agreement.ts';
import type { Change } from '../../agreement/change.ts';
import { placeWords } from '../../agreement/change-words.ts';
import type { Cells, Content } from '../../agreement/content.ts';
import { diffContent } from '../../agreement/diff-content.ts';
import { getFile, getVersion, viewOf } from '../../agreement/get-agreement.ts';
import type { LinePart } from '../../agreement/line-diff.ts';
import type { Conflict } from '../../agreement/merge-content.ts';
import { signAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { trackedParts } from '../change-view.ts';
import { mergeAddress } from './merge-form.ts';

/** What two people wrote into the same places, and what else the second changed. */
export type Merging = {
  conflicts: readonly Conflict[];
  /** The version that stands now: it holds the other's words. */
  latest: number;
  merged: Content;
  actor: Actor;
  note: string | null;
  /** The table to go back to; null where there is not one alone. */
  table: string | null;
};

/** The page on which somebody decides, place by place, what should stand. */
export async function mergeView(hub: Hub, id: string, merging: Merging): Promise<View> {
  const file = await getFile(hub.database, id);
  const { template } = viewOf(hub, file, { version: merging.latest });
  const theirs = getVersion(file, merging.latest).content;
  const changes = diffContent(template, theirs, merging.merged);
  return mergeAgain(hub, file, { ...merging, changes }, { status: 409, values: {} });
}

/** What a merge is about without the content: the other changes are changes of the latest version. */
export type MergeState = Omit<Merging, 'merged'> & { changes: readonly Change[] };

/** The same page with what was chosen, and what is still to choose. */
export function mergeAgain(
  hub: Hub,
  file: AgreementFile,
  state: MergeState,
  said: {
    status: number;
    values: Readonly<Record<string, unknown>>;
    problems?: readonly Problem[];
  },
): View {
  const { agreement } = file;
  const view = viewOf(hub, file, { version: state.latest });
  const latest = getVersion(file, state.latest);
  const frame = agreementFrame(hub, view, {
    tab: 'sign',
    title: 'Put two edits together',
    crumbs: [{ text: 'Draft and signatures', href: signAddress(agreement.id) }],
  });
  const { conflicts, changes, actor, note, table } = state;
  return {
    view: 'commission/views/drafting/merge.njk',
    ...frame,
    status: said.status,
    ...(said.problems && { problems: said.problems, problemSummary: 'Nothing is saved yet.' }),
    data: {
      ...frame.data,
      places: conflicts.map((conflict, index) =>
        placeView(view.template, view.content, { conflict, index, values: said.values }),
      ),
      others: changes.length,
      their: { name: latest.actor.name, role: latest.actor.role, version: latest.number },
      action: mergeAddress(agreement.id),
      hidden: {
        ...{ latest: state.latest, party: actor.party, name: actor.name, role: actor.role },
        ...{ note: note ?? '', table: table ?? '' },
        conflicts: JSON.stringify(conflicts),
        changes: JSON.stringify(changes),
      },
    },
  };
}

type Chosen = { conflict: Conflict; index: number; values: Readonly<Record<string, unknown>> };

function placeView(
  template: AgreementTemplate,
  content: Content,
  { conflict, index, values }: Chosen,
) {
  const at = conflict.kind === 'cell' ? conflict.at : { table: conflict.table, row: conflict.row };
  const table = findTable(template, at.table)?.title ?? at.table;
  const shared = {
    ...{ id: `choice-${index}`, textId: `text-${index}`, table },
    place: placeWords(template, content, at),
    chosen: values[`choice-${index}`],
  };
  if (conflict.kind === 'row') return { ...shared, ...rowSides(template, conflict) };
  const { base, theirs, mine } = conflict;
  const isProse =
    isWords(template, conflict.at) || [theirs, mine].some((text) => text.includes('\n'));
  return {
    ...{ ...shared, kind: 'cell', isProse },
    byLine: [base, theirs, mine].some((text) => text.includes('\n')),
    base: { parts: trackedParts(base, base), gone: base === '' },
    theirs: { parts: trackedParts(base, theirs), gone: theirs === '' },
    mine: { parts: trackedParts(base, mine), gone: mine === '' },
    both: values[`text-${index}`] ?? (isProse ? bothTexts(theirs, mine) : mine),
  };
}

function isWords(template: AgreementTemplate, { table, column }: Address): boolean {
  const columns = findTable(template, table)?.columns ?? [];
  return columns.some(({ code, unit }) => code === column && unit === 'prose');
}

/** Where somebody who writes both together begins. */
function bothTexts(theirs: string, mine: string): string {
  return [theirs, mine].filter((text) => text !== '').join('\n');
}

function rowSides(template: AgreementTemplate, conflict: Extract<Conflict, { kind: 'row' }>) {
  const columns = findTable(template, conflict.table)?.columns ?? [];
  const side = (cells: Cells | null) => ({
    gone: cells === null,
    parts: columns.flatMap(({ code, title }): LinePart[] => {
      const text = cells?.[code] ?? '';
      return text === '' ? [] : [{ kind: 'same', text: `${title}: ${text}` }];
    }),
  });
  const { base, theirs, mine } = conflict;
  return {
    kind: theirs && mine ? 'row twice' : 'row',
    byLine: true,
    ...{ base: side(base), theirs: side(theirs), mine: side(mine), both: '' },
  };
}
