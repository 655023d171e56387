import { z } from 'zod';
import { type AgreedTable, findTable, nearest, tablesOf } from '../../../catalogue/index.ts';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address } from '../../../web/index.ts';
import type { Version } from '../../agreement/agreement.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { type AgreementView, getFile, getVersion, viewOf } from '../../agreement/get-agreement.ts';
import { actingQuery, partyOf } from '../acting.ts';
import { editAddress } from '../addresses.ts';
import { type EditForm, scopeOf } from './edit-form.ts';

export const editParams = z.object({ id: z.string(), table: z.string() });

const flag = z.string().optional().catch(undefined);
const numbered = z.coerce.number().int().positive().max(1_000_000).optional().catch(undefined);

/** Who writes, which row, and what has just been done. */
export const editQuery = z.object({
  ...actingQuery,
  row: z.string().optional(),
  add: flag,
  below: z.string().optional(),
  /** The version that was saved, and the one on which it had been written. */
  saved: numbered,
  since: numbered,
  remarked: flag,
});
export type EditQuery = z.output<typeof editQuery>;

/** A table of a draft as somebody works on it: `base` is the version that they found. */
export type Editing = {
  view: AgreementView;
  latest: Version;
  base: Version;
  table: AgreedTable;
  form: EditForm;
  query: EditQuery;
};

/** What an address asks for; `base` is the latest version unless the writer found another. */
export async function findEditing(
  hub: Hub,
  { id, table: code }: z.output<typeof editParams>,
  asked: EditQuery,
  baseNumber?: number,
): Promise<Editing> {
  const query = { ...asked, party: partyOf(hub, asked.party) };
  const file = await getFile(hub.database, id);
  const latest = latestOf(file);
  const view = viewOf(hub, file, { version: latest.number });
  const base = baseNumber === undefined ? latest : getVersion(file, baseNumber);
  const table = getTable(view, code);
  const scope = scopeOf(table, base.content, query);
  return { view, latest, base, table, form: { table, base: base.content, scope }, query };
}

function getTable({ template }: AgreementView, code: string): AgreedTable {
  const found = findTable(template, code);
  if (found) return found;
  const near = nearest(
    code,
    tablesOf(template).map((table) => table.code),
    3,
  );
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_TABLE',
    `The form has no table “${code.slice(0, 60)}”. ${near.length > 0 ? `Did you mean ${near.join(', ')}?` : ''}`.trim(),
    { status: 404 },
  );
}

/** The address of a form of the table for the same writer, with what else it should say. */
export function editingAddress(
  { view, table, query }: Pick<Editing, 'view' | 'table' | 'query'>,
  more: Record<string, string | number | undefined> = {},
): string {
  const { party, name, role } = query;
  return address(editAddress(view.file.agreement.id, table.code), { party, name, role, ...more });
}
