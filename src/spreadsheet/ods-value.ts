import { printFixed, printPlain } from './decimal.ts';

/** The stored value of an ODS cell, as its attributes give it. */
export type OdsValue = {
  type?: string | undefined;
  value?: string | undefined;
  date?: string | undefined;
  time?: string | undefined;
  boolean?: string | undefined;
  string?: string | undefined;
  currency?: string | undefined;
};

/** The stored number: of a percentage the fraction, of a duration the days. */
export function odsNumber(value: OdsValue): number | undefined {
  if (value.type === 'time') return durationDays(value.time);
  if (value.type !== 'float' && value.type !== 'percentage' && value.type !== 'currency') {
    return undefined;
  }
  const number = Number(value.value ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** The text of a cell: what the file says is displayed, dates in ISO form; made from the value where nothing is. */
export function odsText(value: OdsValue, shown: string): string {
  if (value.type === 'date') return dateText(value.date, shown);
  if (shown !== '') return shown;
  if (value.type === 'boolean') return (value.boolean ?? '').toUpperCase();
  const number = odsNumber(value);
  if (number === undefined) return value.string ?? '';
  if (value.type === 'percentage') return `${printPlain(Number(printFixed(number, 10, 2)))}%`;
  if (value.type === 'time') return durationText(number);
  return value.currency === 'GBP' ? `£${printPlain(number)}` : printPlain(number);
}

function dateText(date: string | undefined, shown: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?)?/.exec(date ?? '');
  if (parts === null) return shown;
  const [, day = '', minutes, seconds = ''] = parts;
  // "March 2008" and "Mar-08" are shown of a month, which is stored as its first day.
  if (/^\p{L}+[ .\-/']*\d{2,4}$|^\d{1,2}[/-]\d{4}$/u.test(shown)) return day.slice(0, 7);
  if (minutes === undefined || `${minutes}${seconds}` === '00:00:00') return day;
  return `${day}T${minutes}${seconds === ':00' ? '' : seconds}`;
}

function durationDays(duration: string | undefined): number | undefined {
  const parts = /^(-?)PT?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? '');
  if (parts === null) return undefined;
  const [, minus, hours = 0, minutes = 0, seconds = 0] = parts;
  const days = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  return minus ? -days : days;
}

function durationText(days: number): string {
  const minutes = Math.floor(Math.round(Math.abs(days) * 86_400) / 60);
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return days < 0 ? `-${clock}` : clock;
}
