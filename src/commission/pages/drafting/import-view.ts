import type { Party } from '../../../catalogue/index.ts';
import { type GatehouseError, type Problem, printPlace } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import type { View } from '../../../web/index.ts';
import type { Actor } from '../../agreement/agreement.ts';
import { overlayChanges } from '../../agreement/apply-changes.ts';
import type { Change } from '../../agreement/change.ts';
import { placeWords } from '../../agreement/change-words.ts';
import { contentProblems } from '../../agreement/check-content.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { type AgreementView, getFile, viewOf } from '../../agreement/get-agreement.ts';
import { importTables } from '../../agreement/import-tables.ts';
import { refusalOf } from '../../agreement/life.ts';
import { documentAddress, importAddress, signAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { tableChanges } from '../change-view.ts';
import type { DataTable } from '../data-table.ts';
import { counted } from '../words.ts';
import type { HeldFile } from './held-files.ts';

/** The most changes that a preview lists. */
const mostChanges = 300;

/** Who looks at what a file would change: nobody yet, and nothing is stored under this name. */
export const nobody: Actor = { party: 'provider', name: '', role: '' };

type Shown = {
  held?: string | undefined;
  file?: HeldFile | undefined;
  party?: Party | undefined;
  discarded?: boolean;
};

/** The form that takes a file, or what the one that is held would change. */
export async function uploadView(hub: Hub, id: string, shown: Shown): Promise<View> {
  const view = await draftOf(hub, id);
  const { file, held, party, discarded } = shown;
  return frameOf(hub, view, {
    ...{ discarded, party, held },
    gone: held !== undefined && !file,
    preview: file && (await previewOf(hub, view, file)),
  });
}

/** The form once more, with what is wrong with the last file, all of it, in a table. */
export async function refusedFileView(
  hub: Hub,
  id: string,
  { fileName, error }: { fileName: string; error: GatehouseError },
): Promise<View> {
  const { message, problems, status } = error;
  const view = await draftOf(hub, id);
  const path = problems.length === 0 ? 'file' : 'problems';
  const jump = problems.length === 0 ? message : 'See each problem with its place';
  return {
    ...frameOf(hub, view, {
      fileName,
      problemTable: problems.length > 0 && problemTable(problems),
    }),
    status,
    problems: [{ message: jump, place: { path } }],
    ...(problems.length > 0 && { problemSummary: message }),
  };
}

async function draftOf(hub: Hub, id: string): Promise<AgreementView> {
  const file = await getFile(hub.database, id);
  return viewOf(hub, file, { version: latestOf(file).number });
}

function frameOf(hub: Hub, view: AgreementView, data: Record<string, unknown>): View {
  const { id } = view.file.agreement;
  const frame = agreementFrame(hub, view, {
    ...{ tab: 'sign', title: 'Take in a filled spreadsheet' },
    crumbs: [{ text: 'Draft and signatures', href: signAddress(id) }],
  });
  return {
    view: 'commission/views/drafting/import.njk',
    ...frame,
    data: {
      ...frame.data,
      action: importAddress(id),
      odsHref: documentAddress(id, 'ods', { version: view.version }),
      refusal: refusalOf(view.stage, 'save', 'provider')?.message,
      values: {},
      ...data,
    },
  };
}

async function previewOf(hub: Hub, view: AgreementView, file: HeldFile) {
  const { id } = view.file.agreement;
  const { changes } = await importTables(hub, id, { file, dryRun: true }, nobody);
  const shown = changes.slice(0, mostChanges);
  const problems = newProblems(hub, view, changes);
  return {
    fileName: file.fileName,
    counts: countWords(changes),
    changes: tableChanges(view.template, view.content, shown),
    more: changes.length - shown.length,
    any: changes.length > 0,
    problems: problems.length > 0 && problemTable(problems),
  };
}

function countWords(changes: readonly Change[]): Array<{ what: string; count: string }> {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return [
    { what: 'Cells written otherwise', count: counted(count('cell'), 'cell') },
    { what: 'Rows added', count: counted(count('row added'), 'row') },
    { what: 'Rows taken out', count: counted(count('row removed'), 'row') },
  ];
}

/** What could not be saved, though the file can be read: cells that are none in their unit. */
function newProblems(
  { catalogue }: Hub,
  { template, content }: AgreementView,
  changes: readonly Change[],
): Problem[] {
  const known = new Set(
    contentProblems(template, content, catalogue).map(({ message }) => message),
  );
  const { content: filled } = overlayChanges(template, content, changes);
  return contentProblems(template, filled, catalogue)
    .filter(({ message }) => !known.has(message))
    .map((problem) => {
      const [table = '', row, column] = problem.place?.path?.split('/') ?? [];
      const words = placeWords(template, filled, { table, row, column });
      return { ...problem, place: { path: words } };
    });
}

function problemTable(problems: readonly Problem[]): DataTable {
  return {
    id: 'problem-table',
    caption: `${counted(problems.length, 'problem')} in the file`,
    firstColumn: 'plain',
    head: ['Where', 'Found', 'What to do'].map((text) => ({ text })),
    rows: problems.map(({ message, place, found, expected }) => [
      { text: place ? printPlace(place) : 'The file', classes: 'gh-words' },
      { text: found ?? '' },
      { text: expected ? `${message} Expected: ${expected}` : message, classes: 'gh-words' },
    ]),
  };
}
