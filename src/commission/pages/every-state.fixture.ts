/** Agreements in every state of their life, made from the shipped annex of HMP Stafford; for tests of pages. */
import assert from 'node:assert/strict';
import { packageRoot } from '../../config.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from '../agreement/agreement.ts';
import type { Change } from '../agreement/change.ts';
import { type Content, cellAt } from '../agreement/content.ts';
import { addRemark, createDraft, latestOf, saveDraft } from '../agreement/draft-actions.ts';
import { evidenceOf } from '../agreement/evidence.fixture.ts';
import type { Evidence } from '../agreement/evidence.ts';
import { getFile } from '../agreement/get-agreement.ts';
import { answerNotice, proposeNotice } from '../agreement/notice-actions.ts';
import { loadShippedAgreements } from '../agreement/ship-agreements.ts';
import { acceptFindings, agree, offer, sign } from '../agreement/signing-actions.ts';

/** Printed by the annex and ended long ago; in force with notices; a draft in its third version. */
export const shippedId = 'stafford-2014-15';
export const inForceId = 'stafford-2026-27';
export const draftId = 'stafford-2027-28';

export const draftTitle =
  'HMP Stafford 2027-28, with its industries, services and all that the region asks of it';

export const governor: Actor = { party: 'provider', name: 'Ada Byron', role: 'Governor' };
export const director: Actor = {
  party: 'commissioner',
  name: 'Mary Somerville',
  role: 'Deputy Director of Custody',
};

/** October 2026, the seventh month of the term: months before it are frozen. */
const october = 2026 * 12 + 9;

/** A response of three lines of which the draft changes the second. */
export const response = {
  at: 'intentions/1a/response',
  before: 'Managed together.\nStaff know what is on offer.\nThe hub follows audits.',
  after: 'Managed together.\nAll staff know what is on offer.\nThe hub follows audits.',
};

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A core day that is the same every day: three hours of activity, one and a half of association. */
const coreDay: readonly Change[] = days.flatMap((day, index) =>
  [
    { category: 'Activity', from: '09:00', to: '12:00' },
    { category: 'Association', from: '17:00', to: '18:30' },
  ].map(
    (slot, part): Change => ({
      ...{ kind: 'row added', table: 'core-day', row: `${day.toLowerCase()}-${part}` },
      below:
        index + part === 0 ? null : `${(days[index - 1 + part] ?? '').toLowerCase()}-${1 - part}`,
      cells: { day, ...slot },
    }),
  ),
);

/** A change of one cell from what stands in it. */
export function cellChange(content: Content, path: string, after: string): Change {
  const [table = '', row = '', column = ''] = path.split('/');
  const at = { table, row, column };
  return { kind: 'cell', at, before: cellAt(content, at) ?? '', after };
}

/** Loads what ships and takes agreements as far as each state; the hub's day is 2 November 2026. */
export async function agreementsInEveryState(
  hub: Hub,
  evidence: Evidence = evidenceOf(),
): Promise<void> {
  await loadShippedAgreements(hub, packageRoot);
  await signedWithNotices(hub, evidence);
  await draftWithRemark(hub);
}

/** What a draft says now. */
export async function contentOf(hub: Hub, id: string): Promise<Content> {
  return latestOf(await getFile(hub.database, id)).content;
}

/** Saves changes that fit what was saved last. */
export async function save(
  hub: Hub,
  id: string,
  changes: readonly Change[],
  actor: Actor,
): Promise<void> {
  const { number } = latestOf(await getFile(hub.database, id));
  const came = await saveDraft(hub, id, { base: number, changes, note: null }, actor);
  assert.equal(came.kind, 'saved');
}

async function begin(hub: Hub, id: string, title: string): Promise<void> {
  const year = Number(id.slice(-7, -3));
  const draft = {
    ...{ id, title, template: 'local-annex', provider: 'stafford', commissioner: 'west-midlands' },
    ...{ parent: null, like: shippedId, startsOn: `${year}-04-01`, endsOn: `${year + 1}-03-31` },
  };
  await createDraft(hub, draft, director);
}

async function signedWithNotices(hub: Hub, evidence: Evidence): Promise<void> {
  const id = inForceId;
  await begin(hub, id, 'HMP Stafford 2026-27');
  const seen = async () => {
    const { number, contentHash } = latestOf(await getFile(hub.database, id));
    return { version: number, contentHash };
  };
  await offer(hub, id, await seen(), director);
  await agree(hub, id, await seen(), governor);
  for (const actor of [director, governor]) {
    await acceptFindings(hub, id, { keys: 'all', reason: 'Stated so in the form.' }, actor);
    await sign(hub, id, await seen(), actor);
  }
  const content = await contentOf(hub, id);
  const drugTests = (month: string) =>
    cellChange(content, `levels-secure/CU016.level/${month}`, '5.00 %');
  const secondHalf = ['oct', 'nov', 'dec', 'jan', 'feb', 'mar'];
  const tests = {
    ...{ title: 'Fewer failed tests', reason: 'A new search team', evidence: null },
    ...{ effective: october, changes: [...secondHalf, 'q3', 'q4'].map(drugTests) },
  };
  const number = await proposeNotice(hub, evidence, { id, wish: tests }, governor);
  const answer = { kind: 'agreed' as const, reason: '', after: null };
  await answerNotice(hub, evidence, { id, number, answer }, director);
  const places = {
    ...{
      title: 'Fewer places',
      reason: 'A wing is closed',
      evidence: null,
      effective: october + 3,
    },
    changes: [cellChange(content, 'capacity/entry/operational-capacity', '700')],
  };
  await proposeNotice(hub, evidence, { id, wish: places }, director);
}

async function draftWithRemark(hub: Hub): Promise<void> {
  const id = draftId;
  await begin(hub, id, draftTitle);
  const first = await contentOf(hub, id);
  await save(hub, id, [cellChange(first, response.at, response.before), ...coreDay], governor);
  const second = await contentOf(hub, id);
  const gone = second.industries?.rows.at(-1);
  assert.ok(gone);
  await save(hub, id, [cellChange(second, response.at, response.after)], governor);
  await save(
    hub,
    id,
    [
      cellChange(second, 'capacity/entry/cna', '750'),
      { kind: 'row removed', table: 'industries', row: gone.row, cells: gone.cells },
    ],
    director,
  );
  const remark = {
    about: 'services/kitchens/core-hours',
    text: 'Is this right?\nIt looks too low.',
  };
  await addRemark(hub, id, remark, director);
}
