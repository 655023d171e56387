import { contains, type MonthIndex, monthOf, type Period } from '../../calendar/index.ts';
import { type Address, getTemplate, printAddress } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { beginBatch, commitBatch } from '../batch-store.ts';
import type { StatedFigure } from '../stated-figure.ts';
import { levels, type StatedTable, statedTable, unpublishedLevels } from '../store.ts';
import type { AgreementFile } from './agreement.ts';
import { listAgreementRows, listFiles } from './agreement-store.ts';
import { type Content, cellAt, hashContent } from './content.ts';
import { type Line, levelFigures, levelNote, termOf } from './level-figures.ts';
import { findSignedVersion, lastDayIn } from './life.ts';
import { noticeStatus } from './notice-life.ts';
import { contentByMonth, signedVersion } from './standing.ts';
import { signedVersions } from './version-round.ts';

const publishedFigures = statedTable('published_figure');

/** Where the figures of a line go. A shipped agreement is printed, with outturns beside its levels: these are published. */
function tableOf(line: Line, lines: readonly Line[]): StatedTable {
  if (line === 'outturn') return publishedFigures;
  return lines.includes('outturn') ? levels : unpublishedLevels;
}

type Bringing = {
  file: AgreementFile;
  /** Where the figures come from, as sources are listed. */
  fileName: string;
  recordedBy: string;
  lines: readonly Line[];
};

/**
 * Puts the levels of an agreement in force, as it now stands, within the transaction that made it so. What is stated
 * as before adds nothing. Throws COMMISSION_IMPORT_RUNNING while an import runs.
 */
export async function bringLevels(
  session: Session,
  hub: Pick<Hub, 'catalogue'>,
  { file, fileName, recordedBy, lines }: Bringing,
): Promise<void> {
  const template = getTemplate(hub.catalogue, file.agreement.template);
  const contents = contentByMonth(template, file);
  const signed = signedVersion(file).content;
  const contentIn = (month: MonthIndex): Content => contents.get(month) ?? signed;
  const stating = { template, agreement: file.agreement, catalogue: hub.catalogue };
  const over = await overLevels(session, file);
  const stated = lines.map((line) => ({
    table: tableOf(line, lines),
    figures: [
      ...levelFigures(stating, line, contentIn, everStated(file)).filter(heldBy(file)),
      ...(line === 'level' ? over : []),
    ],
  }));
  if (!(await changesAny(session, stated))) return;
  const batchId = await begin(session, {
    ...{ fileName, layout: 'agreement', recordedBy, notices: [] },
    contentHash: hashContent(contentIn(lastMonth(file))),
  });
  const counts = { added: 0, revised: 0, unchanged: 0 };
  for (const { table, figures } of stated) {
    const told = await table.add(session, batchId, figures);
    counts.added += told.added;
    counts.revised += told.revised;
    counts.unchanged += told.unchanged;
  }
  await commitBatch(session, batchId, counts);
}

/** Whether an agreement ever stated something in a cell: one that is blank now takes back what is in force. */
function everStated(file: AgreementFile): (at: Address) => boolean {
  const signed = signedVersions(file).map(({ content }) => content);
  const changes = file.notices
    .filter((notice) => noticeStatus(notice).status === 'agreed')
    .flatMap((notice) => notice.changes);
  const written = new Set(
    changes.flatMap((change) =>
      change.kind === 'cell' && change.after !== '' ? [printAddress(change.at)] : [],
    ),
  );
  return (at) =>
    written.has(printAddress(at)) || signed.some((content) => Boolean(cellAt(content, at)));
}

/** Whether an agreement still holds in the last month of a figure's period. */
function heldBy(file: AgreementFile): (figure: { period: Period }) => boolean {
  const last = monthOf(lastDayIn(file)).first;
  return ({ period: { first, months } }) => first + months - 1 <= last;
}

/**
 * The levels that an agreement put in force for months after it was ended, as “no target set”; but for those of a
 * term for which another signed agreement of the provider stands.
 */
async function overLevels(session: Session, file: AgreementFile): Promise<StatedFigure[]> {
  const { id, providerId } = file.agreement;
  const isHeld = heldBy(file);
  const current = await levels.listCurrent(session, { providerIds: [providerId] });
  const over = current.filter(
    (figure) => figure.note === levelNote(id) && figure.stated.nothing === null && !isHeld(figure),
  );
  if (over.length === 0) return [];
  const rows = await listAgreementRows(session);
  const others = rows.filter((other) => other.providerId === providerId && other.id !== id);
  const standing = (await listFiles(session, others, 'the latest version'))
    .filter((other) => findSignedVersion(other) !== undefined)
    .map(({ agreement }) => termOf(agreement));
  const stated = { value: null, text: '', decimals: 0, nothing: 'no target set' as const };
  return over
    .filter(({ period }) => !standing.some((term) => contains(term, period)))
    .map((figure) => ({ ...figure, stated }));
}

type StatedIn = { table: StatedTable; figures: readonly StatedFigure[] };

/** A change of agreement that leaves the levels alone brings no batch. */
async function changesAny(session: Session, stated: readonly StatedIn[]): Promise<boolean> {
  for (const { table, figures } of stated) {
    const { added, revised } = await table.compare(session, figures, 0);
    if (added + revised > 0) return true;
  }
  return false;
}

function lastMonth({ agreement }: AgreementFile): MonthIndex {
  const { first, months } = termOf(agreement);
  return first + months - 1;
}

async function begin(session: Session, batch: Parameters<typeof beginBatch>[1]): Promise<number> {
  const batchId = await beginBatch(session, batch);
  if (batchId !== undefined) return batchId;
  throw new GatehouseError(
    'COMMISSION_IMPORT_RUNNING',
    'An import is running, so the levels cannot be put in force now. Try again when it has finished.',
    { status: 409 },
  );
}
