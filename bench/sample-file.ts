import { monthPeriod, printPeriod } from '../src/calendar/index.ts';
import { type Estate, openIn, type Provider } from '../src/estate/index.ts';

const metrics = ['B01', 'B02', 'B03', 'B04'];
const firstYear = 2007;

/**
 * A long CSV of so many made-up monthly figures, the same on every machine: four counts of each prison that was
 * open, month after month from January 2007. 100,000 rows reach into the 2020s.
 */
export function sampleFile(estate: Estate, rows: number): string {
  const prisons = estate.providers.filter(({ kind }) => kind === 'establishment');
  const lines = ['provider,metric,period,kind,value,source'];
  for (let month = 0; lines.length <= rows; month++) {
    const period = monthPeriod(firstYear + Math.floor(month / 12), (month % 12) + 1);
    const open = prisons.filter((prison) => openIn(prison, period) === 'open');
    if (open.length === 0) throw new Error(`No prison was open in ${printPeriod(period)}.`);
    lines.push(...open.flatMap((prison) => rowsOf(prison, printPeriod(period), month)));
  }
  return `${lines.slice(0, rows + 1).join('\n')}\n`;
}

function rowsOf(prison: Provider, period: string, month: number): string[] {
  return metrics.map((metric, index) => {
    const value = 100 + ((prison.name.length * 397 + month * 31 + index * 7) % 1_100);
    return `${prison.name},${metric},${period},actual,${value},made up`;
  });
}
