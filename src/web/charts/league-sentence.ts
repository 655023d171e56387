import type { LeagueRow, LeagueTable } from './league-row.ts';

type Known = LeagueRow & { value: number };

/** The one sentence for everyone, and what else the drawing says. */
export function leagueSentence(options: LeagueTable): { sentence: string; details: string } {
  const { rows, better } = options;
  const known = rows.filter((row): row is Known => row.value !== null);
  const sign = better === 'low' ? 1 : -1;
  const [best, ...others] = known.toSorted((a, b) => sign * (a.value - b.value));
  if (best === undefined) return { sentence: 'There are no figures to show.', details: '' };
  return {
    sentence: options.sentence ?? made(options.measured.toLowerCase(), best, others.at(-1), known),
    details: told(known, rows.length),
  };
}

function made(measured: string, best: Known, last: Known | undefined, known: Known[]): string {
  const sure = known.filter(isSure).length;
  if (last === undefined) return `${best.name} alone has a ${measured}: ${best.valueText}.`;
  const order = `Of ${known.length} with a ${measured}, ${best.name} stands best at ${best.valueText} and ${last.name} last at ${last.valueText}`;
  if (sure === 0) return `${order}; how sure that is cannot be given.`;
  return `${order}; where two lines overlap, their order may be chance.`;
}

function isSure(row: LeagueRow): boolean {
  return row.lower !== null && row.upper !== null;
}

function told(known: readonly Known[], all: number): string {
  const unsure = known.filter((row) => !isSure(row)).length;
  const picked = known
    .filter((row) => row.highlighted)
    .map((one) => `${one.name} ${one.valueText}`);
  return [
    unsure > 0 && unsure < known.length ? `Of ${unsure} how sure cannot be given.` : '',
    known.length < all ? `${all - known.length} of ${all} have none.` : '',
    picked.length > 0 ? `Picked out: ${picked.join(', ')}.` : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}
