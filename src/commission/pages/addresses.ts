import { type Address, printAddress } from '../../catalogue/index.ts';
import { address } from '../../web/index.ts';
import type { FileFormat } from '../document/agreement-file.ts';

/** Which state of an agreement an address asks for: a version, or a day, as known at an instant. */
export type StateAsked = {
  on?: string | undefined;
  asAt?: string | undefined;
  version?: number | undefined;
};

/** The pages of one agreement that show it in a state. */
export const readingParts = ['findings', 'levels', 'regime', 'history', 'documents'] as const;
export type ReadingPart = (typeof readingParts)[number];

export const agreementsAddress = '/agreements';
export const newAgreementAddress = '/agreements/new';

/** The overview of an agreement. */
export function agreementAddress(id: string, { on, asAt, version }: StateAsked = {}): string {
  return address(under(id), { on, asAt, version });
}

export function partAddress(id: string, part: ReadingPart, asked: StateAsked = {}): string {
  const { on, asAt, version } = asked;
  return address(under(id, part), { on, asAt, version });
}

/** A section of an agreement; `at` is the id of a table, a cell or a finding on that page. */
export function sectionAddress(
  id: string,
  section: string,
  { on, asAt, version }: StateAsked = {},
  at?: string,
): string {
  const path = address(under(id, 'sections', section), { on, asAt, version });
  return at === undefined ? path : `${path}#${encodeURI(at)}`;
}

/** Two states side by side, each a version number or a day. */
export function compareAddress(id: string, from?: string | number, to?: string | number): string {
  return address(under(id, 'compare'), { from, to });
}

export function documentAddress(id: string, format: FileFormat, asked: StateAsked = {}): string {
  const { on, asAt, version } = asked;
  return address(under(id, `document.${format}`), { on, asAt, version });
}

export function editAddress(id: string, table: string): string {
  return under(id, 'edit', table);
}

export function signAddress(id: string): string {
  return under(id, 'sign');
}

export function importAddress(id: string): string {
  return under(id, 'import');
}

export function noticesAddress(id: string): string {
  return under(id, 'notices');
}

export function newNoticeAddress(id: string): string {
  return under(id, 'notices', 'new');
}

export function noticeAddress(id: string, notice: number): string {
  return under(id, 'notices', String(notice));
}

/** The outturns of a metric as the hub holds them. */
export function outturnsAddress(metric: string, period?: string): string {
  return address(`/metrics/${encodeURIComponent(metric)}`, { period });
}

export function providerAddress(id: string, period?: string): string {
  return address(`/providers/${encodeURIComponent(id)}`, { period });
}

/** The id of a table on a page, so that an address can end on it. */
export function tableId(table: string): string {
  return `table-${table}`;
}

/** The id of a cell on a page; a problem whose place is the cell links to it. */
export function cellId(at: Address): string {
  return printAddress(at);
}

/** The id of the words that explain a finding, from its key. */
export function findingId(key: string): string {
  return `finding/${key.replaceAll(' ', '/')}`;
}

function under(id: string, ...parts: readonly string[]): string {
  return [agreementsAddress, encodeURIComponent(id), ...parts.map(encodeURIComponent)].join('/');
}
