import type { OdsCell, OdsSheet } from '../spreadsheet/index.ts';
import { describeDate } from './date-words.ts';
import type { AnnualReport } from './document.ts';
import { licenceAddress, licenceNote } from './method.ts';

/** Who gives the report out, and whom to ask about it. */
export type Publisher = { name: string; contact?: string | undefined };

/** The first sheet: what this is, of when, whom to ask and on what terms. */
export function coverSheet(report: AnnualReport, publisher: Publisher): OdsSheet {
  const rows: OdsCell[][] = [
    [{ text: report.title }],
    [
      {
        text: `What probation and prisons in the ${report.region.name} region delivered from ${report.periodWords}, against what was agreed.`,
      },
    ],
    [{ text: 'About' }],
    [
      {
        text: 'Every table is worked out from the figures that the hub holds. Each figure names its source: the file, the row, the column and the revision.',
      },
    ],
    [{ text: 'Dates' }],
    [{ text: `Made with ${publisher.name} ${whenMade(report)}.` }],
    [{ text: 'Contact' }],
    [{ text: contactOf(publisher) }],
    [{ text: 'Licence' }],
    [{ text: licenceNote }],
    [{ href: licenceAddress, text: 'Open Government Licence v3.0' }],
  ];
  return { name: 'Cover', rows, columnWidths: [18] };
}

/** 'on 2 November 2026, from figures recorded up to 1 November 2026'. */
export function whenMade({
  madeOn,
  recordedAt,
}: Pick<AnnualReport, 'madeOn' | 'recordedAt'>): string {
  return `on ${describeDate(madeOn)}, from figures recorded up to ${describeDate(recordedAt)}`;
}

/** Whom to ask; says so where nobody is named. */
export function contactOf({ contact }: Publisher): string {
  return contact ?? 'No contact was named: ask whoever gave you this file.';
}
