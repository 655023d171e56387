import { endsOn, type IsoDate, isDate, type MonthIndex, monthOf } from '../../calendar/index.ts';
import { type AgreementTemplate, getTemplate, nearest } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { factNames, factsOn, findProvider } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import { checkRegime } from '../regime/check-regime.ts';
import type { Agreement, AgreementFile, Version } from './agreement.ts';
import { findFile, listAgreementRows } from './agreement-store.ts';
import { checkAgreement } from './consistency/check-agreement.ts';
import type { Content } from './content.ts';
import { hashContent } from './content.ts';
import type { CheckResult } from './finding.ts';
import { type Stage, stageOf } from './life.ts';
import { contentOn } from './standing.ts';

/** Which state of an agreement: a version, or how it stood in the month of a day; as it was known at an instant. */
export type Wanted = {
  version?: number | undefined;
  on?: IsoDate | undefined;
  asAt?: string | undefined;
};

/** An agreement in one of its states, with what follows from it. */
export type AgreementView = {
  file: AgreementFile;
  template: AgreementTemplate;
  stage: Stage;
  content: Content;
  contentHash: string;
  version: number;
  /** The month whose state it is; null while it is a version by itself. */
  month: MonthIndex | null;
  /** The notices that made it what it is. */
  notices: readonly number[];
  results: readonly CheckResult[];
};

type Known = Pick<Hub, 'database' | 'catalogue' | 'estate' | 'now'>;

/** Everything kept of an agreement, as it was known at an instant; throws COMMISSION_UNKNOWN_AGREEMENT with the nearest ids. */
export async function getFile(session: Session, id: string, asAt?: string): Promise<AgreementFile> {
  const file = await findFile(session, id);
  const known = file && (asAt === undefined ? file : knownAt(file, readInstant(asAt)));
  if (known && known.versions.length > 0) return known;
  const ids = (await listAgreementRows(session)).map((agreement) => agreement.id);
  const near = nearest(id, ids, 3);
  const suggestion = near.length === 0 ? 'There is none yet.' : `Did you mean ${near.join(', ')}?`;
  const when = file ? ` at ${asAt}` : '';
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_AGREEMENT',
    `No agreement has the id “${id.slice(0, 100)}”${when}. ${suggestion}`,
    { status: 404 },
  );
}

/** An agreement in the state that is wanted, with its checks worked out. */
export async function viewAgreement(
  hub: Known,
  id: string,
  wanted: Wanted = {},
): Promise<AgreementView> {
  const file = await getFile(hub.database, id, wanted.asAt);
  return viewOf(hub, file, wanted);
}

/** The same of a file that is at hand. */
export function viewOf(hub: Known, file: AgreementFile, wanted: Wanted = {}): AgreementView {
  const template = getTemplate(hub.catalogue, file.agreement.template);
  const on = wanted.on ?? dayOf(wanted.asAt) ?? today(hub);
  const stage = stageOf(file, on);
  const state = stateOf(template, file, stage, { ...wanted, on });
  return {
    ...{ file, template, stage, ...state },
    contentHash: hashContent(state.content),
    results: checksOf(hub, file.agreement, state.content),
  };
}

/** What was worked out is kept for the contents looked at last: many pages look at one. */
const kept = new WeakMap<Hub['catalogue'], Map<string, readonly CheckResult[]>>();
const keptAtMost = 400;

function checksOf(
  hub: Pick<Hub, 'catalogue' | 'estate'>,
  agreement: Agreement,
  content: Content,
): readonly CheckResult[] {
  const facts = JSON.stringify([...factsOf(hub, agreement)]);
  const key = [agreement.template, hashContent(content), facts].join(' ');
  const known = kept.get(hub.catalogue) ?? new Map<string, readonly CheckResult[]>();
  kept.set(hub.catalogue, known);
  const results = known.get(key) ?? checkContent(hub, agreement, content);
  known.delete(key);
  known.set(key, results);
  const [oldest] = known.keys();
  if (known.size > keptAtMost && oldest !== undefined) known.delete(oldest);
  return results;
}

/** Every check of an agreement's content: its sums, its cross-references and its regime. */
export function checkContent(
  hub: Pick<Hub, 'catalogue' | 'estate'>,
  agreement: Agreement,
  content: Content,
): CheckResult[] {
  const template = getTemplate(hub.catalogue, agreement.template);
  const context = { catalogue: hub.catalogue, facts: factsOf(hub, agreement) };
  return [...checkAgreement(template, content, context), ...checkRegime(template, content)];
}

/** The version with a number; throws COMMISSION_UNKNOWN_VERSION. */
export function getVersion({ agreement, versions }: AgreementFile, number: number): Version {
  const found = versions.find((version) => version.number === number);
  if (found) return found;
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_VERSION',
    `${agreement.title} has no version ${number}; it has 1 to ${versions.length}.`,
    { status: 404 },
  );
}

/** The month in which a day lies, or the nearest one of the term. */
export function monthWithin({ startsOn, endsOn: last }: Agreement, on: IsoDate): MonthIndex {
  const [first, end] = [monthOf(startsOn).first, monthOf(last).first];
  return Math.min(Math.max(monthOf(on).first, first), end);
}

function stateOf(
  template: AgreementTemplate,
  file: AgreementFile,
  stage: Stage,
  { version, on, asAt }: Wanted & { on: IsoDate },
): Pick<AgreementView, 'content' | 'version' | 'month' | 'notices'> {
  const signed = stage.signedBy.length === 2;
  if (version !== undefined || !signed) {
    const { content, number } = getVersion(file, version ?? stage.version);
    return { content, version: number, month: null, notices: [] };
  }
  const month = monthWithin(file.agreement, on);
  return { ...contentOn(template, file, month, asAt), month };
}

function factsOf({ estate }: Pick<Hub, 'estate'>, agreement: Agreement): Map<string, string> {
  const provider = findProvider(estate, agreement.providerId);
  if (!provider) return new Map();
  const facts = factsOn(provider, agreement.startsOn);
  return new Map(
    facts
      .filter(({ fact }) => factNames.get(fact) === 'one')
      .map(({ fact, value }) => [fact, value]),
  );
}

/** What was recorded by an instant. */
function knownAt(file: AgreementFile, asAt: string): AgreementFile {
  const by = <T extends { recordedAt: string }>(items: readonly T[]) =>
    items.filter(({ recordedAt }) => recordedAt <= asAt);
  return {
    agreement: file.agreement,
    versions: by(file.versions),
    events: by(file.events),
    acceptances: by(file.acceptances),
    comments: by(file.comments),
    notices: by(file.notices).map((notice) => ({ ...notice, events: by(notice.events) })),
  };
}

/** The day in UTC on which an instant lies. */
function dayOf(asAt: string | undefined): IsoDate | undefined {
  return asAt === undefined ? undefined : readInstant(asAt).slice(0, 10);
}

/** An instant as ISO 8601 in UTC; a day alone means its end. Throws COMMISSION_INSTANT_UNREADABLE. */
export function readInstant(text: string): string {
  if (isDate(text)) return `${text}T23:59:59.999Z`;
  const instant = new Date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(instant.getTime())) {
    return instant.toISOString();
  }
  throw new GatehouseError(
    'COMMISSION_INSTANT_UNREADABLE',
    `“${text.slice(0, 60)}” is not an instant. Write a day such as 2014-11-30, or 2014-11-30T12:00:00Z.`,
  );
}

/** The last day of a month. */
export function lastDayOf(month: MonthIndex): IsoDate {
  return endsOn({ kind: 'month', first: month, months: 1 });
}
