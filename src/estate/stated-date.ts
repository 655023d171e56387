import { type IsoDate, isDate } from '../calendar/index.ts';
import type { Dated, StatedDate } from './subject.ts';

/** Whether a text is a year, a month or a day that exists. */
export function isStatedDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && isDate(firstDay(text));
}

/** The first day that a stated date can mean: 1 April for `2009-04`. */
export function firstDay(stated: StatedDate): IsoDate {
  return stated + '-01-01'.slice(stated.length - 4);
}

/** The first day after all that a stated month or year can mean; a day that is stated whole stays. */
export function dayBeyond(stated: StatedDate): IsoDate {
  const [year = 0, month = 12] = stated.split('-').map(Number);
  if (stated.length === 10) return stated;
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-01`;
}

/** A span from stated ends; ends coarser than a day are kept as stated beside the days that they stand for. */
export function spanOf(from: StatedDate | undefined, until: StatedDate | undefined): Dated {
  const stated = {
    ...(isCoarse(from) && { from }),
    ...(isCoarse(until) && { until }),
  };
  return {
    ...(from !== undefined && { from: firstDay(from) }),
    ...(until !== undefined && { until: firstDay(until) }),
    ...(Object.keys(stated).length > 0 && { stated }),
  };
}

/** Whether a stated date is only a month or a year. */
export function isCoarse(stated: StatedDate | undefined): stated is StatedDate {
  return stated !== undefined && stated.length < 10;
}
