import type { Hub } from '../hub.ts';
import type { Workbook } from '../spreadsheet/index.ts';
import type { Proposal } from './proposal.ts';

export function isBulletin(_workbook: Workbook): boolean {
  return false;
}

export function proposeBulletin(
  _workbook: Workbook,
  _fileName: string,
  _hub: Pick<Hub, 'estate'>,
): Omit<Proposal, 'fileName' | 'contentHash'> {
  return { layout: 'bulletin', levels: [], published: [], findings: [], notices: [] };
}
