import { type IsoDate, isDate, monthOf } from '../../calendar/index.ts';
import {
  type AgreementTemplate,
  findTable,
  getTemplate,
  nearest,
  remedyFor,
  tablesOf,
} from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { actingFor, type Said } from './acting-for.ts';
import type { Actor, AgreementFile, Version } from './agreement.ts';
import { listAgreementRows } from './agreement-store.ts';
import {
  addAgreement,
  addComment,
  addEvent,
  addVersion,
  lockAgreement,
} from './agreement-writing-store.ts';
import { applyChanges } from './apply-changes.ts';
import { auditAgreement } from './audit-agreement.ts';
import type { Change } from './change.ts';
import { broughtProblems } from './check-content.ts';
import { blankContent, type Content, hashContent } from './content.ts';
import { diffContent } from './diff-content.ts';
import { commissionerNamed, partyProblems, providerNamed } from './draft-parties.ts';
import { getFile, getVersion } from './get-agreement.ts';
import { type Action, findSignedVersion, mayEdit, refusalOf, stageOf } from './life.ts';
import { type Conflict, mergeContent } from './merge-content.ts';
import { contentOn } from './standing.ts';

type Acting = Pick<Hub, 'database' | 'catalogue' | 'estate' | 'now' | 'caller'>;

/** A new agreement as somebody asks for it. Names are any that the estate knows. */
export type DraftWish = {
  id: string;
  template: string;
  title: string;
  provider: string;
  commissioner: string;
  parent: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate;
  /** The agreement whose content it begins with, as it stands in its last month; blank without one. */
  like: string | null;
};

/** What saving a draft came to: the version that stands now, or what two people wrote into the same places. */
export type Saved =
  | { kind: 'saved'; version: Version; mergedWith: number | null }
  | { kind: 'conflict'; conflicts: readonly Conflict[]; latest: number; merged: Content };

/** Begins an agreement as a draft; throws COMMISSION_DRAFT_INVALID with every mistake. */
export async function createDraft(hub: Acting, wish: DraftWish, said: Said): Promise<Version> {
  const template = getTemplate(hub.catalogue, wish.template);
  const agreement = {
    ...{ id: wish.id, template: template.code, title: wish.title.trim(), source: null },
    providerId: providerNamed(hub.estate, wish.provider, wish.startsOn).id,
    commissionerId: commissionerNamed(hub.estate, wish.commissioner).id,
    ...{ parentId: wish.parent, startsOn: wish.startsOn, endsOn: wish.endsOn },
  };
  refuse('COMMISSION_DRAFT_INVALID', 'The agreement cannot be begun.', [
    ...(await wishProblems(hub, wish)),
    ...partyProblems(hub.estate, agreement),
  ]);
  const actor = actingFor(hub, agreement, 'write agreements', said);
  const content = await beginning(hub, wish);
  const version = {
    ...{ agreementId: wish.id, number: 1, content, contentHash: hashContent(content) },
    ...{ basedOn: null, changes: [], actor, note: null },
  };
  await hub.database.transaction(async (session) => {
    if (!(await addAgreement(session, agreement, null))) throw taken(wish.id);
    await addVersion(session, version);
    await addEvent(session, {
      ...{ agreementId: wish.id, kind: 'drafted', version: 1, contentHash: version.contentHash },
      ...{ actor, on: today(hub), reason: null, by: null },
    });
    await auditAgreement(session, hub, { action: 'agreement drafted', agreement, after: wish });
  });
  return getVersion(await getFile(hub.database, wish.id), 1);
}

async function beginning(hub: Acting, { template: code, like }: DraftWish): Promise<Content> {
  const template = getTemplate(hub.catalogue, code);
  if (like === null) return blankContent(template);
  const file = await getFile(hub.database, like);
  const { agreement } = file;
  if (agreement.template === code) {
    if (!findSignedVersion(file)) return latestOf(file).content;
    // With what notices changed until its end, not as it was signed.
    return contentOn(template, file, monthOf(agreement.endsOn).first).content;
  }
  throw new GatehouseError(
    'COMMISSION_OTHER_TEMPLATE',
    `${agreement.title} has another form (${agreement.template}), so its words do not fit into ${code}.`,
  );
}

/**
 * Saves changes that were made on a version of a draft. What others saved meanwhile is kept: changes elsewhere are
 * put together, changes in the same place come back as a conflict and nothing is stored. Throws
 * COMMISSION_CHANGE_REFUSED with every problem.
 */
export async function saveDraft(
  hub: Acting,
  id: string,
  saving: { base: number; changes: readonly Change[]; note: string | null },
  said: Said,
): Promise<Saved> {
  return hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const actor = actingFor(hub, file.agreement, 'write agreements', said);
    demand(hub, file, 'save', actor);
    const template = getTemplate(hub.catalogue, file.agreement.template);
    const base = getVersion(file, saving.base).content;
    const mine = applyChanges(template, base, saving.changes);
    const latest = latestOf(file);
    const theirs = latest.content;
    const { merged, conflicts } = mergeContent(template, { base, theirs, mine: mine.content });
    refuse('COMMISSION_CHANGE_REFUSED', 'The changes cannot be saved.', [
      ...mine.problems,
      ...mayEdit(template, saving.changes, actor.party),
      ...broughtProblems(template, { before: theirs, after: merged }, hub.catalogue),
    ]);
    if (conflicts.length > 0) {
      return { kind: 'conflict', conflicts, latest: latest.number, merged };
    }
    const changes = diffContent(template, theirs, merged);
    if (changes.length === 0) return { kind: 'saved', version: latest, mergedWith: null };
    await addVersion(session, {
      ...{ agreementId: id, number: latest.number + 1, content: merged },
      ...{ contentHash: hashContent(merged), basedOn: latest.number, changes, actor },
      note: saving.note,
    });
    const version = latestOf(await getFile(session, id));
    await auditAgreement(session, hub, {
      ...{ action: 'agreement saved', agreement: file.agreement },
      after: { version: version.number, contentHash: version.contentHash, changes },
    });
    const mergedWith = saving.base === latest.number ? null : latest.number;
    return { kind: 'saved', version, mergedWith };
  });
}

/** Remarks on a place of an agreement; both parties may, at any time. Throws COMMISSION_COMMENT_EMPTY and COMMISSION_UNKNOWN_TABLE. */
export async function addRemark(
  hub: Acting,
  id: string,
  remark: { about: string; text: string },
  said: Said,
): Promise<void> {
  const text = remark.text.trim();
  if (text === '') {
    throw new GatehouseError('COMMISSION_COMMENT_EMPTY', 'Write what you want to say.', {
      problems: [{ message: 'Write what you want to say.', place: { path: 'text' } }],
    });
  }
  await hub.database.transaction(async (session) => {
    const { agreement } = await holdFile(session, id);
    const actor = actingFor(hub, agreement, 'write agreements', said);
    demandTable(getTemplate(hub.catalogue, agreement.template), remark.about);
    await addComment(session, { agreementId: id, about: remark.about, actor, text });
    const after = { about: remark.about, text };
    await auditAgreement(session, hub, { action: 'agreement commented', agreement, after });
  });
}

/** Throws COMMISSION_UNKNOWN_TABLE where a remark is about no table of the form; rows come and go. */
function demandTable(template: AgreementTemplate, about: string): void {
  const [table = '', , , more] = about.split('/');
  if (findTable(template, table) && more === undefined) return;
  const codes = tablesOf(template).map(({ code }) => code);
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_TABLE',
    `“${about.slice(0, 100)}” is no place in the form. ${remedyFor(table, codes, 'Write table, table/row or table/row/column')}.`,
    { status: 404 },
  );
}

/** An agreement held for the rest of the transaction; throws COMMISSION_UNKNOWN_AGREEMENT. */
export async function holdFile(session: Session, id: string): Promise<AgreementFile> {
  await lockAgreement(session, id);
  return getFile(session, id);
}

/** Throws why a party may not do something now. */
export function demand(
  hub: Pick<Hub, 'now'>,
  file: AgreementFile,
  action: Action,
  { party }: Pick<Actor, 'party'>,
): void {
  const refusal = refusalOf(stageOf(file, today(hub)), action, party);
  if (refusal) throw new GatehouseError(refusal.code, refusal.message, { status: 409 });
}

/** The version that was saved last. */
export function latestOf({ versions, agreement }: AgreementFile): Version {
  const latest = versions.at(-1);
  if (latest) return latest;
  throw new GatehouseError('COMMISSION_UNKNOWN_VERSION', `${agreement.title} has no version yet.`, {
    status: 404,
  });
}

/** Throws a refusal with all of its problems, where there are any. */
export function refuse(code: string, message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new GatehouseError(code, message, { status: 422, problems });
}

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** It stands in addresses and in the names of files. */
const longestId = 60;
/** The addresses of pages beside those of agreements. */
const takenIds = ['new'];
/** Of the financial years that can be named whole. */
const [firstDay, lastDay] = ['1900-04-01', '2199-03-31'];

/** Every mistake in the id, title, days and parent of a new agreement, each at its field. */
export async function wishProblems(
  hub: Pick<Hub, 'database' | 'catalogue'>,
  { id, title, startsOn, endsOn, ...wish }: DraftWish,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const say = (path: string, message: string) => problems.push({ message, place: { path } });
  if (!idPattern.test(id) || id.length > longestId || takenIds.includes(id)) {
    const what = `an id of at most ${longestId} small letters, digits and hyphens`;
    say('id', `Write ${what}, such as stafford-2015-16.`);
  }
  if (title.trim() === '')
    say('title', 'Give the agreement a title, such as HMP Stafford 2015-16.');
  if (!isDate(startsOn)) say('starts', 'Write the day of commencement, such as 2015-04-01.');
  if (!isDate(endsOn)) say('ends', 'Write the last day, such as 2016-03-31.');
  if (isDate(startsOn) && isDate(endsOn) && endsOn < startsOn) {
    say('ends', 'The last day lies before the day of commencement.');
  }
  if (isDate(startsOn) && (startsOn < firstDay || startsOn > lastDay)) {
    say('starts', `Write a day of commencement from ${firstDay} to ${lastDay}.`);
  }
  return [...problems, ...(await parentProblems(hub, wish))];
}

async function parentProblems(
  { database, catalogue }: Pick<Hub, 'database' | 'catalogue'>,
  { parent, template }: Pick<DraftWish, 'parent' | 'template'>,
): Promise<Problem[]> {
  if (parent === null) return [];
  const say = (message: string) => [{ message, place: { path: 'parent' } }];
  const agreements = await listAgreementRows(database);
  const found = agreements.find(({ id }) => id === parent);
  if (!found) {
    const ids = agreements.map(({ id }) => id);
    const near = nearest(parent, ids, 3).join(', ');
    return say(
      `There is no agreement “${parent}” to be an annex of.${near && ` Did you mean ${near}?`}`,
    );
  }
  const form = catalogue.templates.find(({ code }) => code === template)?.parent;
  if (form === undefined || found.template === form) return [];
  return say(
    `${found.title} is no ${form}, of which this form is an annex. Name another agreement.`,
  );
}

function taken(id: string): GatehouseError {
  return new GatehouseError(
    'COMMISSION_ID_TAKEN',
    `There is an agreement “${id}” already. Choose another id.`,
    { status: 409, problems: [{ message: 'Choose another id.', place: { path: 'id' } }] },
  );
}
