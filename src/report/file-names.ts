import type { AnnualReport } from './document.ts';

/** What the files of a report are called, without ending: `annual-report-west-midlands-2007-08`. */
export function fileStem({ region, period }: Pick<AnnualReport, 'region' | 'period'>): string {
  return `annual-report-${region.id}-${period}`;
}
