import type { MonthIndex } from '../../calendar/index.ts';
import { getTemplate } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { beginBatch, commitBatch } from '../batch-store.ts';
import type { StatedFigure } from '../stated-figure.ts';
import { levels, type StatedTable, statedTable } from '../store.ts';
import type { AgreementFile } from './agreement.ts';
import { type Content, hashContent } from './content.ts';
import { type Line, levelFigures, termOf } from './level-figures.ts';
import { contentByMonth, signedVersion } from './standing.ts';

/** Which figures of an agreement go where: its levels, and with a shipped one the outturns that it states. */
const tables: Readonly<Record<Line, StatedTable>> = {
  level: levels,
  outturn: statedTable('published_figure'),
};

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
  const stated = lines.map((line) => ({
    table: tables[line],
    figures: levelFigures(stating, line, contentIn, signed),
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
