import { isDate, type MonthIndex, monthsOf } from '../../calendar/index.ts';
import type { AgreementTemplate } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { AgreementFile, Notice, Version } from './agreement.ts';
import { overlayChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import type { Content } from './content.ts';
import { termOf } from './level-figures.ts';
import { findSignedVersion } from './life.ts';
import { comesAfter, noticeStatus } from './notice-life.ts';

/** How an agreement stands in a month: the signed version with the notices that hold by then. */
export type Standing = {
  content: Content;
  version: number;
  /** In the order in which they apply. */
  notices: number[];
  /** Changes of a cell whose row an earlier notice took out. */
  unplaced: Change[];
};

type Form = Pick<AgreementTemplate, 'sections'>;

/**
 * An agreement as it stands in a month, and with `asAt` (an instant, or a day for its end) as was known then. Agreed
 * notices apply by effective month, then as ordered, then by number; where two change the same cell the later word
 * holds. Throws COMMISSION_NOT_SIGNED.
 */
export function contentOn(
  template: Form,
  file: AgreementFile,
  month: MonthIndex,
  asAt?: string,
): Standing {
  const version = signedVersion(file, asAt);
  const agreed = agreedNotices(file.notices, asAt).filter(({ effective }) => effective <= month);
  const standing: Standing = {
    ...{ content: version.content, version: version.number },
    ...{ notices: [], unplaced: [] },
  };
  for (const { number, changes } of agreed) {
    const { content, unplaced } = overlayChanges(template, standing.content, changes);
    standing.content = content;
    standing.notices.push(number);
    standing.unplaced.push(...unplaced);
  }
  return standing;
}

/** The content of every month of the term. */
export function contentByMonth(
  template: Form,
  file: AgreementFile,
  asAt?: string,
): Map<MonthIndex, Content> {
  return new Map(
    monthsOf(termOf(file.agreement)).map(({ first }) => [
      first,
      contentOn(template, file, first, asAt).content,
    ]),
  );
}

/** The version that both parties signed; throws COMMISSION_NOT_SIGNED before that. */
export function signedVersion(
  file: Pick<AgreementFile, 'agreement' | 'versions' | 'events'>,
  asAt?: string,
): Version {
  const versions = knownBy(file.versions, asAt);
  const events = knownBy(file.events, asAt);
  const signed = versions.length === 0 ? undefined : findSignedVersion({ versions, events });
  if (signed) return signed;
  const when = asAt === undefined ? 'yet' : `by ${asAt}`;
  throw new GatehouseError(
    'COMMISSION_NOT_SIGNED',
    `${file.agreement.title} was not signed by both parties ${when}. Look at one of its versions instead.`,
    { status: 409 },
  );
}

/** The agreed notices in the order in which they apply. */
function agreedNotices(notices: readonly Notice[], asAt: string | undefined): Notice[] {
  const known = knownBy(notices, asAt).map((notice) => ({
    ...notice,
    events: knownBy(notice.events, asAt),
  }));
  let waiting = known
    .filter((notice) => noticeStatus(notice).status === 'agreed')
    .toSorted((a, b) => a.effective - b.effective || a.number - b.number);
  const ordered: Notice[] = [];
  while (waiting.length > 0) {
    const month = waiting.filter(({ effective }) => effective === waiting[0]?.effective);
    const free = month.find((one) =>
      month.every((other) => !comesAfter(known, one.number, other.number)),
    );
    const next = free ?? month[0];
    if (next) ordered.push(next);
    waiting = waiting.filter((notice) => notice !== next);
  }
  return ordered;
}

/** What was recorded by an instant. */
function knownBy<T extends { recordedAt: string }>(
  items: readonly T[],
  asAt: string | undefined,
): T[] {
  if (asAt === undefined) return [...items];
  const end = Date.parse(isDate(asAt) ? `${asAt}T23:59:59.999Z` : asAt);
  return items.filter(({ recordedAt }) => Date.parse(recordedAt) <= end);
}
