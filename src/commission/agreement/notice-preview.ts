import { type MonthIndex, printPeriod, rangePeriod } from '../../calendar/index.ts';
import { type Address, getTemplate } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import type { AgreementFile, Notice } from './agreement.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import { findingsOf } from './consistency/check-agreement.ts';
import { type Content, cellAt } from './content.ts';
import { diffContent } from './diff-content.ts';
import type { Evidence, LevelTable, Outlook } from './evidence.ts';
import type { Finding } from './finding.ts';
import { checkContent, getFile } from './get-agreement.ts';
import { columnPeriods, levelFigures, type Stating, termOf } from './level-figures.ts';
import { checkWish, getNotice, type NoticeWish } from './notice-actions.ts';
import { overlaps } from './notice-life.ts';
import { type PricePerPlace, pricePerPlace } from './price-per-place.ts';
import { contentByMonth, contentOn } from './standing.ts';

/** One metric's level in one month, before and after. */
export type LevelChange = { period: string; before: string; after: string; frozen: boolean };

/** What a notice would change, before anybody agrees to it. */
export type NoticePreview = {
  effective: MonthIndex;
  changes: readonly Change[];
  /** The whole agreement as it stands in the effective month, and as it would. */
  before: Content;
  after: Content;
  findings: { appear: readonly Finding[]; vanish: readonly Finding[]; remain: number };
  levels: ReadonlyArray<{ metric: string; periods: readonly LevelChange[] }>;
  outlook: readonly Outlook[];
  price: { before: PricePerPlace | undefined; after: PricePerPlace | undefined };
  /** Open notices that touch the same places and are not ordered. */
  overlaps: ReadonlyArray<{ notice: number; at: readonly string[] }>;
};

/** What a proposal would do, without storing anything; throws COMMISSION_NOTICE_REFUSED as proposing it would. */
export async function previewWish(
  hub: Hub,
  evidence: Evidence,
  id: string,
  wish: NoticeWish,
): Promise<NoticePreview> {
  const file = await getFile(hub.database, id);
  const lockedMonths = await evidence.lockedMonths(hub, file.agreement.providerId);
  const content = checkWish(hub, file, wish, lockedMonths);
  const template = getTemplate(hub.catalogue, file.agreement.template);
  // Whoever proposes it makes no difference to what it does.
  const actor: Notice['actor'] = { party: 'commissioner', name: '', role: '' };
  const number = Math.max(0, ...file.notices.map((other) => other.number)) + 1;
  const notice: Notice = {
    ...{ agreementId: id, number, ...wish, basedOnHash: '', actor, recordedAt: '' },
    events: [],
  };
  const after = applyChanges(template, content, wish.changes).content;
  return preview(hub, evidence, file, { notice, before: content, after });
}

/** What a proposed notice would do, or did, seen against the agreement without it. */
export async function previewNotice(
  hub: Hub,
  evidence: Evidence,
  id: string,
  number: number,
): Promise<NoticePreview> {
  const whole = await getFile(hub.database, id);
  const notice = getNotice(whole, number);
  const file = { ...whole, notices: whole.notices.filter((other) => other !== notice) };
  const template = getTemplate(hub.catalogue, file.agreement.template);
  const before = contentOn(template, file, notice.effective).content;
  const after = contentOn(template, withAgreed(file, notice), notice.effective).content;
  return preview(hub, evidence, file, { notice, before, after });
}

type Sides = { notice: Notice; before: Content; after: Content };

async function preview(
  hub: Hub,
  evidence: Evidence,
  file: AgreementFile,
  { notice, before, after }: Sides,
): Promise<NoticePreview> {
  const { agreement } = file;
  const template = getTemplate(hub.catalogue, agreement.template);
  const stating = { template, agreement, catalogue: hub.catalogue };
  const levels = {
    before: statedLevels(stating, contentByMonth(template, file), before),
    after: statedLevels(stating, contentByMonth(template, withAgreed(file, notice)), before),
  };
  const changed = changedLevels(levels, agreement, notice.effective);
  const touched = new Set(changed.map(({ metric }) => metric));
  return {
    ...{
      effective: notice.effective,
      changes: diffContent(template, before, after),
      before,
      after,
    },
    findings: compareFindings(hub, file, before, after),
    levels: changed,
    outlook: await evidence.outlook(hub, {
      ...{ providerId: agreement.providerId, term: termOf(agreement) },
      before: levelTable(levels.before, touched, agreement),
      after: levelTable(levels.after, touched, agreement),
    }),
    price: { before: pricePerPlace(template, before), after: pricePerPlace(template, after) },
    overlaps: overlapsWith(file, notice),
  };
}

/** The open notices that touch the same places as one, and are not ordered. */
function overlapsWith({ notices }: AgreementFile, notice: Notice): NoticePreview['overlaps'] {
  const { number } = notice;
  return overlaps([...notices, notice])
    .filter(({ notice: one, other }) => one === number || other === number)
    .map(({ notice: one, other, at }) => ({ notice: one === number ? other : one, at }));
}

function compareFindings(
  hub: Hub,
  { agreement }: AgreementFile,
  before: Content,
  after: Content,
): NoticePreview['findings'] {
  const was = findingsOf(checkContent(hub, agreement, before));
  const is = findingsOf(checkContent(hub, agreement, after));
  const same = (one: Finding, other: Finding) =>
    one.key === other.key && one.stated === other.stated && one.computed === other.computed;
  const appear = is.filter((finding) => !was.some((other) => same(finding, other)));
  const vanish = was.filter((finding) => !is.some((other) => same(finding, other)));
  return { appear, vanish, remain: is.length - appear.length };
}

/** The agreement as it would be had both parties agreed to the notice last of all. */
export function withAgreed(file: AgreementFile, notice: Notice): AgreementFile {
  const common = {
    agreementId: file.agreement.id,
    notice: notice.number,
    reason: null,
    after: null,
  };
  const on = file.agreement.startsOn;
  const recordedAt = '9999-12-31T00:00:00.000Z';
  const agreed = (['commissioner', 'provider'] as const).map((party, index) => ({
    ...{ ...common, number: notice.events.length + index + 1, kind: 'agreed' as const },
    ...{ actor: { party, name: '', role: '' }, on, recordedAt },
  }));
  const events = [
    ...notice.events.filter(({ kind }) => kind === 'ordered' || kind === 'proposed'),
    ...agreed,
  ];
  return { ...file, notices: [...file.notices, { ...notice, events }] };
}

/** Level by metric and period, as printed. */
type StatedLevels = Map<string, Map<string, { text: string; value: number | null }>>;

function statedLevels(
  stating: Stating,
  contents: ReadonlyMap<MonthIndex, Content>,
  before: Content,
): StatedLevels {
  const wasStated = (at: Address) => (cellAt(before, at) ?? '') !== '';
  const contentIn = (month: MonthIndex) => contents.get(month) ?? before;
  const figures = levelFigures(stating, 'level', contentIn, wasStated);
  const levels: StatedLevels = new Map();
  for (const { metric, period, stated } of figures) {
    const periods = levels.get(metric) ?? new Map();
    periods.set(printPeriod(period), { text: stated.text, value: stated.value });
    levels.set(metric, periods);
  }
  return levels;
}

function changedLevels(
  { before, after }: { before: StatedLevels; after: StatedLevels },
  agreement: AgreementFile['agreement'],
  effective: MonthIndex,
): NoticePreview['levels'] {
  const periods = columnPeriods(agreement).map(({ period }) => period);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((metric) => {
    const rows = periods.map((period) => {
      const at = printPeriod(period);
      return {
        ...{ period: at, before: before.get(metric)?.get(at)?.text ?? '' },
        ...{ after: after.get(metric)?.get(at)?.text ?? '' },
        frozen: period.kind === 'month' && period.first < effective,
      };
    });
    return rows.some((row) => row.before !== row.after) ? [{ metric, periods: rows }] : [];
  });
}

function levelTable(
  levels: StatedLevels,
  metrics: ReadonlySet<string>,
  agreement: AgreementFile['agreement'],
): LevelTable {
  const { first, months } = termOf(agreement);
  return new Map(
    [...metrics].map((metric) => {
      const valueAt = (from: MonthIndex, to: MonthIndex) =>
        levels.get(metric)?.get(printPeriod(rangePeriod(from, to)))?.value ?? null;
      const each = Array.from({ length: months }, (_, index) =>
        valueAt(first + index, first + index),
      );
      return [metric, { months: each, total: valueAt(first, first + months - 1) }];
    }),
  );
}
